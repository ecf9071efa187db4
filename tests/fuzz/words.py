"""Texts made of the words of the vocabularies, so that they look like clauses more often than noise does."""

from __future__ import annotations

from hypothesis import strategies as st

from graph_store.vocabulary import table
from ingest.registry import bodies
from ingest.tables import words

_VERBS = [row["verb"] for row in table("role_verbs")]
_ADVERBS = [row["adverb"] for row in table("adverbs")]
_STEMS = [row["stem"] for row in table("label_stems")]
_NOUNS = words("label_nouns")
_ATTRIBUTES = [row["label"] for row in table("attributes")]
_CONNECTIVES = [row["word"] for row in table("connectives")]
_ENDINGS = [row["word"] for row in table("open_endings")]
_HEADERS = [row[key] for row in table("ledger_headers") for key in row if row[key]]
_FORMS = [row["name"] for row in table("usual_bodies")]
_BODIES = sorted({name for one in bodies().values() for name in (one.name, one.short_name, *one.aliases)})
BRACKETS = [*"（）()〔〕[]【】《》〈〉“”「」{}［］｛｝"]
SEPARATORS = [*"、，,；;。.：: \u3000\t\n\u00a0\u200b·—-/｜|"]
NUMBERINGS = [
    "\n一、", "\n（一）", "\n(二)", "\n1.", "\n2．", "\n（1）", "\n⑴", "\n①", "\n第一条", "\n第一章", "\n第二节 ", "\n1.1", "\n1.1.2 ", "\n一00、", "\n一0一、",
    "\n（十二）", "\n一是", "\n1、", "\n03 ", "\n[3]", "\nA.", "\nⅢ、", "\n责任单位：", "\n附件：", "\n附件1", "\n序号\t任务\t责任单位\n", "\n- ", "\n* ",
]  # fmt: skip
_COLLECTIVES = [
    "各市、县（区）人民政府",
    "各设区市人民政府",
    "有关部门（单位）",
    "各县(市、区)",
    "各金融机构",
    "各省、自治区、直辖市人民政府",
    "各有关单位",
]
_OTHERS = [
    "列第一位者为牵头单位，下同", "排在第一位的为牵头部门", "标注★的为牵头单位", "★", "▲", "*", "（以下简称", "以上任务由", "以上第3、4项由", "各项任务均需各市落实，不再列出",
    "6月底前", "2018年底前", "年内", "每季度", "长期坚持", "增长8%以上", "100个以上", "等", "各", "由", "为", "是", "的", "和", "及", "以及", "与", "不", "中央", "省", "市", "县",
    "（区）", "人民政府", "办公室", "局", "厅", "推进工作", "修一座桥", "副省长", "张三", "0", "９", "\U00020000", "e\u0301", "a", "\ufeff", "\x00", "\u2028", "\u202e", "宁夏回族自治区人民政府办公厅关于印发任务分工的通知\n", "宁政办发〔2017〕53号\n",
]  # fmt: skip

WORDS = st.one_of(
    st.sampled_from(["财政厅", "教育厅", "发展改革委", "水利部", *_COLLECTIVES]),
    st.sampled_from(_BODIES),
    st.sampled_from(_FORMS),
    st.sampled_from(["牵头", "负责", "配合", "落实", "会同", "分别", "按职责分工"]),
    st.sampled_from(_VERBS),
    st.sampled_from(_ADVERBS),
    st.sampled_from(_CONNECTIVES),
    st.sampled_from(_ENDINGS),
    st.builds("{}{}：".format, st.sampled_from(_STEMS), st.sampled_from(["", *_NOUNS])),
    st.builds("{}：".format, st.sampled_from(_ATTRIBUTES)),
    st.sampled_from(_HEADERS),
    st.sampled_from(BRACKETS),
    st.sampled_from(["（", "）", "、", "，", "；", "。", "：", "\n"]),
    st.sampled_from(SEPARATORS),
    st.sampled_from(NUMBERINGS),
    st.sampled_from(_OTHERS),
)
_RUN = st.lists(WORDS, max_size=14).map("".join)
_PAIRS = st.sampled_from(["（）", "()", "〔〕", "【】", "《》", "“”", "[]"])
# Nested in brackets, repeated, and put behind each other.
PHRASES = st.recursive(
    _RUN,
    lambda inner: st.one_of(
        st.builds(lambda pair, text: pair[0] + text + pair[1], _PAIRS, inner),
        st.builds(lambda text, times: text * times, inner, st.integers(2, 5)),
        st.lists(inner, min_size=2, max_size=4).map("".join),
    ),
    max_leaves=6,
)
_FRAMES = st.sampled_from(
    ["{}", "一、示例\n（1）做甲。（{}）\n（2）做乙。（财政厅负责）", "一、示例\n（一）做甲。\n责任单位：{}\n（二）做乙。（财政厅负责）", "一、甲（财政厅牵头）\n{}",
     "序号\t任务\t牵头单位\t配合单位\t完成时限\n1\t修桥\t{}\t水利厅\t年底前\n2\t种树\t财政厅\t{}\t6月\n", "一、甲。{}（财政厅、教育厅负责，{}）\n二、乙。由{}负责。\n"]
)  # fmt: skip
TEXTS = st.builds(lambda frame, text: frame.replace("{}", text), _FRAMES, PHRASES)
PLACES = st.sampled_from(["640000", "000000", "330100", "110101"])
