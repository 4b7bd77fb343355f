"""Characters for invented names. Every trade and given name starts with 拟, "simulated"."""

NAME_FIRST = (
    "云禾澄屿岚汀砚松鹤霁枫桐芦翠沙槐杏荷竹梧棠茗萤月川澜渚溪"
    "晴朔黛苓蘅芷蓼蒲荻芸菘薇葭藜栎榆柘楠樟檀柚橘桑椿楸槭橡榛"
    "帆舷榫砥镜钧铎钰"
)
NAME_SECOND = (
    "岫禾屿舟衡石谷原野坡冈峦壑泉涧泽浦汐潮渡港湾洲滩堤桥亭台"
    "阁轩斋庐院坊铺栈驿站庭园圃畦垄田仓廪窑炉磨坯瓦檐梁柱窗扉"
    "帘席盏壶瓯笺砚墨"
)
SURNAMES = tuple("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜")
GIVEN_NAMES = tuple("安宁平和清明远川岚松柏舟禾砚霁桐荷竹月云晴朗瑞祥嘉恒毅诚信")
# What a joint case is about: the business in which the measure takes effect.
CASE_ITEMS = (
    "政府采购供应商资格审查",
    "招标投标资格审查",
    "财政性资金申报审核",
    "行政许可申请受理",
    "评先评优审核",
    "企业登记审查",
    "项目立项审核",
)
