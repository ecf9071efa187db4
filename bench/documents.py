"""Made-up notices for a folder of any size: places, measures and bodies in turn, no two alike, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_PLACES = ("宁夏回族自治区", "浙江省", "广东省", "四川省", "湖北省", "山东省", "陕西省", "云南省")
_MEASURES = (
    "推进第{n}批老旧管网更新，年底前完成{k}公里",
    "建成{k}个社区养老服务中心，并对运行情况每季度检查一次",
    "为{k}家小微企业办理首次贷款，简化第{n}类材料",
    "修订第{n}项技术规范，六月底前征求意见",
    "新增{k}个公共停车泊位，统一接入第{n}号平台",
    "完成{k}所乡镇学校的食堂改造，公布第{n}期名单",
    "对{k}条河流逐一排查排污口，建立第{n}本台账",
)
_LEADS = ("发展改革委", "教育厅", "财政厅", "水利厅", "农业农村厅", "卫生健康委", "交通运输厅", "生态环境厅")
_OTHERS = ("公安厅", "民政厅", "商务厅", "文化和旅游厅", "应急管理厅", "审计厅", "市场监管局", "统计局", "林草局")
_HEADINGS = ("加强基础设施建设", "改善公共服务", "优化营商环境", "保护生态环境")
_NUMERALS = "一二三四"
_TASKS = 24


def write(folder: Path, number: int) -> Path:
    """A folder with `number` notices."""
    folder.mkdir(parents=True)
    for one in range(number):
        (folder / f"{one:05}.txt").write_text(text(one), encoding="utf-8")
    return folder


def text(seed: int) -> str:
    """One notice with its title, its headings and two dozen tasks."""
    title = f"{_PLACES[seed % len(_PLACES)]}人民政府关于第{seed + 1}号重点工作的分工方案"
    return "\n".join((title, "", *_body(seed))) + "\n"


def _body(seed: int) -> Iterator[str]:
    for task in range(_TASKS):
        section, place = divmod(task, _TASKS // len(_HEADINGS))
        if place == 0:
            yield f"{_NUMERALS[section]}、{_HEADINGS[section]}"
        yield f"{task + 1}．{_measure(seed, task)}。（{_clause(seed + task)}）"


def _measure(seed: int, task: int) -> str:
    return _MEASURES[(seed + task) % len(_MEASURES)].format(n=seed % 97 + task, k=(seed * 7 + task * 13) % 400 + 2)


def _clause(at: int) -> str:
    others = "、".join(_OTHERS[(at + step) % len(_OTHERS)] for step in range(at % 4 + 1))
    return f"{_LEADS[at % len(_LEADS)]}牵头，{others}配合，各市、县（区）人民政府落实"
