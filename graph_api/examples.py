"""Examples for the OpenAPI document: answers on the sample, cut to one row."""

from __future__ import annotations

from typing import Any

_CLAUSE = "（自治区经济和信息化委、发展改革委分别牵头落实，各市、县（区）人民政府、宁东管委会分别落实）"
_TITLE = "宁夏回族自治区2017年《政府工作报告》任务分工（节选）"

ENVELOPE: dict[str, Any] = {
    "question": "shared-tasks",
    "parameters": {"limit": 1, "offset": 0},
    "columns": [
        {"name": "agency", "type": "text", "title": "机构"},
        {"name": "tasks", "type": "number", "title": "任务数"},
    ],
    "rows": [["自治区发展改革委", 12]],
    "total": 799,
    "truncated": True,
    "tie_at_cut": True,
    "notes": ["计两机构都须协调的任务…"],
    "took_ms": 3.2,
    "engine": "ladybug",
    "graph_version": "6fedf81dde2f31459b8e04c1d7a35f20-1",
}
ROWS: dict[str, Any] = {**ENVELOPE, "next": "/api/v1/questions/shared-tasks/rows?limit=1&offset=1"}
REVIEW: dict[str, Any] = {
    **ENVELOPE,
    "question": "review",
    "parameters": {"document": "", "limit": 1, "offset": 0},
    "columns": [
        {"name": "document", "type": "text", "title": "文件"},
        {"name": "reason", "type": "text", "title": "原因"},
        {"name": "text", "type": "text", "title": "文字"},
    ],
    "rows": [["ningxia_2017", "unknown-name", "星河厅"]],
    "total": 3,
    "tie_at_cut": False,
    "notes": ["最要紧的在前。…"],
}
CYPHER: dict[str, Any] = {
    **{key: value for key, value in ENVELOPE.items() if key not in {"question", "parameters"}},
    "columns": [{"name": "agency", "type": "any", "title": "agency"}, {"name": "n", "type": "any", "title": "n"}],
    "rows": [["自治区发展改革委", 29]],
    "total": 1,
    "truncated": False,
    "tie_at_cut": False,
    "notes": [],
}
ROWS_CSV = "\ufeffagency_id,agency,tasks\r\n640000:发展改革委,自治区发展改革委,34\r\n"
ROWS_NDJSON = (
    '{"agency_id": "640000:发展改革委", "agency": "自治区发展改革委", "tasks": 34}\n'
    '{"complete": true, "rows": 1, "total": 1, "notes": [], "graph_version": "6fedf81dde2f31459b8e04c1d7a35f20-1"}\n'
)
QUESTION: dict[str, Any] = {
    "name": "shared-tasks",
    "group": "pairs",
    "title": "共同任务最多的机构",
    "question": "哪两个机构共同承担的任务最多，各以什么角色？",
    "rows": "/api/v1/questions/shared-tasks/rows",
    "parameters": ["limit"],
    "required": [],
}
QUESTIONS: dict[str, Any] = {"questions": [QUESTION], "total": 1}
WHOLE_QUESTION: dict[str, Any] = {
    **QUESTION,
    "counts": "计两机构都须协调的任务…",
    "parameters": [
        {
            "name": "limit", "type": "number", "required": False, "default": 20, "minimum": 1, "maximum": 1000,
            "choices": [], "meaning": "最多返回几行",
        }
    ],
    "columns": [
        {"name": "tasks", "type": "number", "meaning": "任务数", "zh": "任务数", "en": "tasks", "codes": ""}
    ],
    "words": {},
    "example": {},
    "cypher": "MATCH …",
}  # fmt: skip
AGENCY: dict[str, Any] = {
    "id": "640000:财政厅",
    "name": "自治区财政厅",
    "full_name": "宁夏回族自治区财政厅",
    "kind": "government_department",
    "relatives": [],
    "tasks": [{"task_id": "ningxia_2017:6", "role": "lead", "mention": "自治区财政厅"}],
    "tasks_total": 23,
    "partners": [{"partner_id": "640000:发展改革委", "partner": "自治区发展改革委", "tasks": 12}],
    "partners_total": 43,
}
TASK: dict[str, Any] = {
    "id": "ningxia_2017:1",
    "number": 1,
    "text": f"（一）为煤化工、新能源、纺织等五类重点产业补齐链条…{_CLAUSE}",
    "char_start": 145,
    "char_end": 238,
    "clause": _CLAUSE,
    "clause_start": 192,
    "clause_end": 238,
    "document": "ningxia_2017",
    "assignments": [
        {"agency": "自治区发展改革委", "role": "lead", "mention": "发展改革委", "char_start": 204, "char_end": 209}
    ],
    "assignments_total": 4,
}
DOCUMENT: dict[str, Any] = {
    "id": "ningxia_2017",
    "title": _TITLE,
    "text": "宁夏回族自治区2017年…",
    "scorecard": {"tasks": 107, "clauses": 107, "assignments": 616, "unknown_names": [], "leftovers": []},
    "sections": [{"section": 1, "section_title": "工业、农业与服务业转型", "tasks": 26}],
    "sections_total": 9,
}
NETWORK: dict[str, Any] = {
    "graph_version": "6fedf81dde2f31459b8e04c1d7a35f20-1",
    "options": {"roles": [], "weight": "shared", "minimum": None},
    "minimum": 3.0,
    "documents": [{"id": "ningxia_2017", "title": _TITLE, "jurisdiction": "640000", "tasks": 107}],
    "nodes": [{"id": "640000:财政厅", "label": "财政厅", "tasks": 23, "partners": 43, "x": 42.1, "y": -99.1}],
    "edges": [{"source": "640000:发展改革委", "target": "640000:财政厅", "weight": 12.0, "shared": 12}],
    "tasks": [],
    "parts": [],
    "notes": [{"zh": "权重：共同任务数。", "en": "Weight: number of shared tasks."}],
}
INDEX: dict[str, Any] = {
    "engine": "ladybug",
    "version": "6fedf81dde2f31459b8e04c1d7a35f20-1",
    "schema_version": 2,
    "reader_version": "1",
    "built_on": "2026-01-01T00:00:00+00:00",
    "writes": 12,
    "links": {"questions": "/api/v1/questions"},
}
FOUND: dict[str, Any] = {"agencies": ENVELOPE, "tasks": ENVELOPE}
HEALTH: dict[str, Any] = {"status": "ok"}
READY: dict[str, Any] = {
    "status": "ready",
    "engine": "ladybug",
    "graph_version": "6fedf81dde2f31459b8e04c1d7a35f20-1",
    "built_on": "2026-01-01T00:00:00+00:00",
    "age_seconds": 3600,
}
# status: (slug, title, detail, parameter)
PROBLEMS: dict[int, tuple[str, str, str, str | None]] = {
    400: ("query-refused", "Bad Request", "查询未执行：不接受 SET：这里只能读", "query"),
    404: ("not-found", "Not Found", "图中没有机构 '财务厅'；find-agencies 可查找", "agency"),
    401: ("key-needed", "Unauthorized", "这里要密钥：请求头 Authorization: Bearer 密钥", None),
    403: ("key-too-weak", "Forbidden", "这要用 writer 密钥", None),
    406: ("not-acceptable", "Not Acceptable", "这个地址只有 application/json：请在 Accept 中允许它", "Accept"),
    408: ("limit-reached", "Request Timeout", "查询超过 1 秒，已停止：请缩小范围或加 LIMIT", None),
    413: ("body-too-large", "Content Too Large", "请求内容太大：最多 1 MB", None),
    422: ("bad-parameter", "Unprocessable Content", "参数 limit='x' 有误：应为 1 – 1000 的整数", "limit"),
    429: ("too-many-requests", "Too Many Requests", "请求太多，请稍后再试", None),
    503: ("store-empty", "Service Unavailable", "还没有图：请先运行 fengong ingest 文件", None),
}
