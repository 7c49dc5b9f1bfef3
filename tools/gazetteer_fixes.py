"""What build_gazetteer.py adds to, drops from or corrects in its sources. General knowledge: marked `hand` in the tables."""

import re

# --- states ---

# The European Union and the Order of Malta are organisations; bare uninhabited territories are only noise.
NO_STATE = {"EUU", "ALND", "COW-HSE", "COW-HSG", "COW-MEC", "BVT", "HMD", "UMI", "NVR"}
# Rows of the sources that name one of these as a state name the organisation.
STATE_ID = {"EUU": "european-union", "ALND": "order-of-malta", "COW-HSE": "", "COW-HSG": "", "COW-MEC": "", "NVR": "", "HMD": "", "BVT": "", "UMI": ""}
STATE_NAME = {"CRM-R": "Republic of Crimea", "BAV": "Kingdom of Bavaria", "ZNZ": "Zanzibar"}

# Historical states whose capital and seats speak for them and not for today's state on their dates.
OWN_CAPITAL = {"SUN", "YUG", "YUK", "SCG", "CSK", "DDR", "BRD", "OTT", "VNS", "VNN", "YMN", "YMS", "VFR", "ROCM", "ZAR", "RHO", "AUH"}

DROP_ALIAS = {
    "*": {"Lodge", "Curia", "Ukraine-Russia", "the Union", "Generalitat Valenciana", "Arg"},
    "ECU": {"Quito"}, "USA": {"States", "The States", "the States", "State Department", "Foggy Bottom"}, "GBR": {"Foreign Office", "FCDO"}, "ISL": {"Island", "Ísland"}, "XKX": {"KiM"},
    "MAR": {"Western Sahara"}, "NLD": {"Dutch"},
    "DOM": {"The Dominican", "Santo Domingo City"}, "BCG": {"Congo Free State"},
    "TWN": {"Taiwan, Province of China"},
    "BOL": {"Upper Peru"},
    "EGY": {"United Arab Republic"},
    "HKG": {"HK"},
    "SUN": {"the Soviets", "Soviets"},
    "PSE": {"Gaza", "Gaza Strip", "West Bank"},
    "COD": {"Congo Free State", "Belgian Congo", "Zaire", "Zaïre"},
    "BIN": {"Government of India"},
    "VNS": {"Government of Vietnam"},
    "KRE": {"Chosen", "Korea"},
    "VFR": {"French State"},
    "DDR": {"Soviet Zone"},
    "LKA": {"Ceylon"},
    "BUR": set(),
}
KEEP = {"US", "UK", "EU", "UN", "PRC", "ROC", "Congo/Brazzaville", "Number 10", "10 Downing Street"}
KEEP_ARTICLE = {"the Kingdom", "the Porte", "the Hague", "The Hague", "the Raj", "the Emirates"}
CASE_SENSITIVE = {"US", "UK", "PA", "RS", "Arg", "AA"}
# Also first names, surnames, common words, or the name of several states.
NEEDS_CONTEXT = {
    "Georgia", "Georgian", "Georgians", "Jordan", "Chad", "Jersey", "Male", "Malé", "Arg", "the Kingdom", "Emirates", "Korea", "Korean",
    "Koreans", "Congo", "Congolese", "America", "PA", "RS", "Victoria", "Hamilton", "Kingston", "Georgetown", "Santiago",
    "San Jose", "San José", "Ireland", "Guinea", "Dominican", "Dominicans", "Samoa", "Macedonia", "Victoria", "Sofia", "Paris", "Florence",
    "Lodge", "Havana", "European", "Europeans", "Basel", "Nelson", "Lincoln", "Austin", "Sydney", "Alexandria", "Kent",
    "Charlotte", "Tripoli", "Valencia", "Cordoba", "Wellington", "Stanley", "Douglas", "Nassau", "Lima", "Roman", "Kurdistan",
    "Kurdish", "Kurds", "Kurd", "English", "Confederate", "Confederates", "Confederacy", "Nationalist", "Boer", "Micronesian", "Central American", "West Indian", "Indian",
    "Krajina", "Palais", "Malta", "Israel", "India", "Cuba", "Polish", "Polar", "Micronesia", "Nazi", "Nazis", "Habsburg", "Vatican City State",
    "Sana", "Elysee", "Moneda", "Peking", "Hanover", "Saxony", "Baden", "Parma", "Modena", "Tuscany", "Texas", "Texan", "Hawaii",
} - {"Israel", "India", "Cuba", "Indian", "Polish", "Malta", "Peking", "Lima", "Havana", "America", "Paris", "Sofia", "Ireland"}

# States of the past that the sources leave out.
_COLUMNS = ("id", "name", "official_name", "aliases", "demonym_adjective", "demonym_nouns", "start", "end")
_PAST = [
    ("BRL", "Duchy of Brunswick", "Duchy of Brunswick and Lüneburg", "Brunswick-Lüneburg;Brunswick and Lüneburg;Brunswick and Luneburg", "", "", "1815", "1918"),
    ("CFS", "Congo Free State", "Congo Free State", "Independent State of the Congo;Independent State of Congo", "", "", "1885-07-01", "1908-11-15"),
    ("GNA", "Republic of Genoa", "Republic of Genoa", "", "Genoese", "Genoese", "1005", "1797-06-14"),
    ("VNE", "Republic of Venice", "Most Serene Republic of Venice", "Venetian Republic", "Venetian", "Venetians", "0697", "1797-05-12"),
    ("HSL", "Hanseatic Republics", "Free Hanseatic Republics", "Hanseatic Cities;Hanseatic League;Hanse Towns;Hanseatic States", "Hanseatic", "", "1356", "1871"),
    ("HBR", "Free City of Bremen", "Free Hanseatic City of Bremen", "Republic of Bremen", "", "", "1815", "1871"),
    ("HHB", "Free City of Hamburg", "Free and Hanseatic City of Hamburg", "Republic of Hamburg", "", "", "1815", "1871"),
    ("HLB", "Free City of Lübeck", "Free and Hanseatic City of Lübeck", "Republic of Lübeck", "", "", "1815", "1871"),
    ("FKF", "Free City of Frankfurt", "Free City of Frankfurt upon Main", "Free City of Frankfort;Republic of Frankfurt", "", "", "1815", "1866"),
    ("HSD", "Grand Duchy of Hesse", "Grand Duchy of Hesse and by Rhine", "Hesse-Darmstadt;Hesse Darmstadt", "Hessian", "Hessians", "1806", "1918"),
    ("HSC", "Electorate of Hesse", "Electorate of Hesse", "Hesse-Cassel;Hesse-Kassel;Hesse Cassel;Electoral Hesse", "", "", "1803", "1866"),
    ("RYU", "Ryukyu Kingdom", "Ryukyu Kingdom", "Lew Chew;Loochoo;Loo Choo;Kingdom of Lew Chew;Kingdom of the Ryukyus", "Ryukyuan", "Ryukyuans", "1429", "1879-03-11"),
    ("MKS", "Mecklenburg-Schwerin", "Grand Duchy of Mecklenburg-Schwerin", "", "", "", "1815", "1918"),
    ("MKZ", "Mecklenburg-Strelitz", "Grand Duchy of Mecklenburg-Strelitz", "", "", "", "1815", "1918"),
    ("NSU", "Duchy of Nassau", "Duchy of Nassau", "", "", "", "1806", "1866"),
    ("NGC", "North German Confederation", "North German Confederation", "North German Union", "North German", "", "1867", "1871"),
    ("GCF", "German Confederation", "German Confederation", "Germanic Confederation", "", "", "1815", "1866"),
    ("OLD", "Oldenburg", "Grand Duchy of Oldenburg", "Duchy of Oldenburg", "", "", "1774", "1918"),
    ("SLP", "Schaumburg-Lippe", "Principality of Schaumburg-Lippe", "", "", "", "1807", "1918"),
    ("TRP", "Regency of Tripoli", "Regency of Tripoli", "Pashalik of Tripoli;Bashaw of Tripoli;Pasha of Tripoli;Eyalet of Tripolitania", "Tripolitan;Tripolitanian", "Tripolitans;Tripolitanians", "1551", "1911"),
    ("ALR", "Regency of Algiers", "Regency of Algiers", "Dey of Algiers;Deylik of Algiers", "Algerine", "Algerines", "1516", "1830-07-05"),
    ("TNR", "Beylik of Tunis", "Beylik of Tunis", "Regency of Tunis;Bey of Tunis", "", "", "1705", "1881"),
    ("NGR", "Republic of New Granada", "Republic of New Granada", "New Granada;Granadine Confederation;Nueva Granada", "New Granadan", "New Granadans", "1831", "1863"),
    ("USC", "United States of Colombia", "United States of Colombia", "", "", "", "1863", "1886"),
    ("PBC", "Peru-Bolivian Confederation", "Peru–Bolivian Confederation", "Peru-Bolivia Confederation;Peruvian-Bolivian Confederation;Bolivian-Peruvian Confederation", "", "", "1836", "1839"),
    ("ADR", "Azerbaijan Democratic Republic", "Azerbaijan Democratic Republic", "Democratic Republic of Azerbaijan", "", "", "1918-05-28", "1920-04-28"),
    ("UPR", "Ukrainian People's Republic", "Ukrainian People's Republic", "Ukrainian National Republic", "", "", "1917", "1921"),
    ("FER", "Far Eastern Republic", "Far Eastern Republic", "", "", "", "1920", "1922"),
    ("BUK", "Emirate of Bukhara", "Emirate of Bukhara", "Khanate of Bukhara", "Bukharan", "Bukharans", "1785", "1920"),
    ("KHV", "Khanate of Khiva", "Khanate of Khiva", "", "Khivan", "Khivans", "1511", "1920"),
]
STATES = [dict(zip(_COLUMNS, row), status="historical", capital="", government_metonyms="", region="", wikidata="", source="hand") for row in _PAST]

# Who is meant less often by an adjective that two states share: "Dominican" is of the Dominican Republic.
LESSER_NAMESAKES = {"DMA"}

# Columns added by id: lists are appended, texts replace.
STATE = {
    "USA": {"aliases": ["USA", "U.S.A.", "US", "U.S.", "America", "United States of America"],
            "adjectives": ["American", "U.S.", "US"], "demonyms": ["American", "Americans"],
            "seats": ["Washington", "White House", "Oval Office"], "case_sensitive": ["US"]},
    "GBR": {"aliases": ["UK", "U.K.", "Britain", "Great Britain", "United Kingdom"], "adjectives": ["British"],
            "demonyms": ["Briton", "Britons", "Brits"], "seats": ["Downing Street", "10 Downing Street", "Number 10", "Whitehall"]},
    "RUS": {"seats": ["Kremlin", "Smolenskaya Square"]},
    "NLD": {"aliases": ["Holland", "Netherlands"], "adjectives": ["Dutch"], "demonyms": ["Dutch", "Dutchman", "Dutchmen"]},
    "ARE": {"aliases": ["UAE", "U.A.E.", "Emirates", "United Arab Emirates"], "adjectives": ["Emirati"], "demonyms": ["Emirati", "Emiratis"]},
    "SRB": {"adjectives": ["Serbian", "Serb"], "demonyms": ["Serb", "Serbs", "Serbian", "Serbians"]},
    "TUR": {"aliases": ["Turkey", "Türkiye", "Republic of Turkey", "Republic of Türkiye"], "adjectives": ["Turkish"], "demonyms": ["Turk", "Turks"]},
    "KOR": {"aliases": ["South Korea", "Republic of Korea", "ROK", "R.O.K.", "Korea"], "adjectives": ["South Korean", "Korean"],
            "seats": ["Seoul", "Blue House"]},
    "PRK": {"aliases": ["North Korea", "DPRK"], "adjectives": ["North Korean"]},
    "VAT": {"seats": ["Vatican"]},
    "UKR": {"seats": ["Kyiv", "Kiev", "Bankova"]},
    "ISR": {"seats": ["Jerusalem", "Tel Aviv"]},
    "CHE": {"adjectives": ["Swiss"], "demonyms": ["Swiss"], "seats": ["Bern", "Berne"]},
    "FRA": {"adjectives": ["French"], "demonyms": ["Frenchman", "Frenchmen", "Frenchwoman"]},
    "ESP": {"demonyms": ["Spaniard", "Spaniards"]},
    "SAU": {"adjectives": ["Saudi", "Saudi Arabian"], "demonyms": ["Saudi", "Saudis", "Saudi Arabians"]},
    "BIH": {"aliases": ["Bosnia-Hercegovina", "Bosnia and Hercegovina"]},
    "MKD": {"aliases": ["FYROM", "FRYM", "Republic of North Macedonia", "Macedonia"], "adjectives": ["Macedonian", "North Macedonian"], "demonyms": ["Macedonians"]},
    "VNM": {"aliases": ["Viet-Nam", "Viet Nam"]},
    "CIV": {"aliases": ["Ivory Coast"], "adjectives": ["Ivorian"], "demonyms": ["Ivorians"]},
    "SWZ": {"aliases": ["Swaziland"]},
    "KNA": {"aliases": ["St. Kitts", "Saint Christopher and Nevis", "St. Christopher and Nevis", "St. Christopher-Nevis"]},
    "VCT": {"aliases": ["St. Vincent"]},
    "PSE": {"aliases": ["Palestinian Authority", "Palestinian Territories"]},
    "IRN": {"aliases": ["Islamic Republic of Iran"], "adjectives": ["Iranian"]},
    "CYN": {"needs_context": []},
    "LKA": {"adjectives": ["Sri Lankan"], "demonyms": ["Sri Lankans"]},
    "CSK": {"adjectives": ["Czech"], "demonyms": ["Czechs"]},
    "SUN": {"adjectives": ["Soviet"], "demonyms": ["Soviet", "Soviets"]},
    "COM": {"capital": "Moroni"}, "DMA": {"capital": "Roseau"}, "XKX": {"seats": ["Prishtinë", "Pristina"]},
    "BRD": {"aliases": ["German Federal Republic"]},
    "SYR": {"seats": ["Damascus"]}, "AFG": {"seats": ["Kabul"]},
    # As American diplomats' telegrams called the two.
    "CHN": {"aliases": ["Chinese Communists", "Communist Chinese", "Chicoms", "ChiComs", "Red China"]},
    "TWN": {"aliases": ["Chinese Nationalists", "Nationalist Chinese", "GRC", "Chinats", "ChiNats"]},
    "COW-TUS": {"aliases": ["Grand Duchy of Tuscany"]}, "SAR": {"aliases": ["Piedmont-Sardinia", "Sardinia-Piedmont"]},
}

# --- organisations ---

NO_ORGANIZATION = {"Dulmatin", "Hambali", "Hamzah", "Isnilon", "Muhannad", "Sungkar", "Zarkasih", "Eyal", "Aleph", "Tanzim", "Tigers", "Omega-7", "Al-Hadid", "Hotaru",
                   "Transformers", "Spartans", "Commons", "Demo", "The Commons", "Amazon.Com", "Clandestini", "Peykar", "Democrats", "Disney", "Epa", "the-commons-col", "commons-chl",
                   "european-union", "white-house-usa", "hizballah-lbn", "osama-bin-laden", "order-the", "17-november-x", "shahin", "director-of-central-intelligence-usa", "iauko-group-vut", "victory-gtm",
                   "new-guinea-gin", "finnish-government-fin", "austrian-federal-government-aut", "united-states-department-of-the-treasury-usa", "allies-of-world-war-ii", "Council of Ministers", "Cabinet", "Parliament", "Government", "Official", "The Left", "The Democrats"}
GENERIC = {
    "parliament", "national assembly", "senate", "supreme court", "constitutional court", "house of representatives", "chamber of deputies",
    "house of assembly", "council of ministers", "cabinet", "government", "legislative assembly", "ministry of foreign affairs", "foreign ministry",
    "ministry of defence", "ministry of defense", "defence ministry", "defense ministry", "high court", "court of appeal", "court of appeals",
    "national council", "council of state", "federal assembly", "federal council", "central bank", "constitutional council", "court of cassation",
    "state council", "privy council", "national congress", "federal court", "people's assembly", "assembly", "house of commons of parliament",
    "foreign office of the state", "armed forces", "army", "navy", "air force", "police", "supreme council", "legislative council", "national party",
    "the left", "the people", "alliance", "unity", "opposition", "coalition", "democrats", "republicans", "conservatives", "liberals", "greens", "independents",
    "revolutionary forces", "christian militia", "republican guard", "national guard", "national liberation army", "people s liberation army faction",
}
DROP_ORGANIZATION_NAME = {"the bloc", "the Union", "world body", "the world body", "World Body", "Union", "State Department Official", "the Alliance", "Alliance",
                          "the Bank", "the Fund", "the Court", "the Council", "the Commission", "the Organization", "the Movement", "the Party", "Assembly"}
ORGANIZATION_NAME = {
    "department-of-state-usa": "U.S. Department of State", "department-of-the-treasury-usa": "U.S. Department of the Treasury",
    "department-of-defense-usa": "U.S. Department of Defense", "department-of-commerce-usa": "U.S. Department of Commerce",
    "department-of-justice-usa": "U.S. Department of Justice", "department-of-homeland-security-usa": "U.S. Department of Homeland Security",
    "republican-party-usa": "Republican Party", "democratic-party-united-states-usa": "Democratic Party", "march-23-movement": "M23",
}
# Adjectives and demonyms of bodies.
ORGANIZATION_PEOPLE = {"republican-party-usa": (["Republican"], ["Republicans"]), "democratic-party-united-states-usa": (["Democratic"], ["Democrats"])}
# Aliases that the sources give to the wrong body, or that belong to a part of it.
# Whose post tells another state in every list of persons.
HOME = {
    "a-denis-clift-can": "USA", "fred-w-jandrey-can": "USA", "james-wilson-jr-tha": "USA", "n-spencer-barnes-isr": "USA", "ralph-n-clough-twn": "USA",
    "robert-c-creel-deu": "USA", "victor-h-krulak-cub": "USA", "lin-piao-twn": "CHN", "shen-chang-huan-usa": "TWN", "willi-stoph-deu": "DDR", "karl-carstens-deu": "BRD",
}
DROP_BY_ORGANIZATION = {
    "federal-foreign-office-germany-deu": {"Foreign Office"},
    "central-intelligence-agency-usa": ["Intelligence Community", "National Security Agency", "Nsa", "NSA", "US Intelligence Community", "Office of the Director of National Intelligence", "National Reconnaissance Office",
                                        "National Geospatial-Intelligence Agency", "Odni"],
    "united-states-congress-usa": ["Senate", "US Senate", "US House of Representatives", "United States House of Representatives", "House Armed Services Committee",
                                   "Senate Armed Services Committee", "Senate Select Committee on Intelligence", "Senate Intelligence Committee", "Senate Foreign Relations Committee",
                                   "House Foreign Affairs Committee", "American parliament"],
    "united-states-department-of-homeland-security-usa": ["Federal Emergency Management Agency", "Fema", "FEMA", "Transportation Security Administration", "United States Customs and Border Protection",
        "US Customs and Border Protection", "United States Border Patrol", "US Border Patrol", "US Immigration and Customs Enforcement", "United States Immigration and Customs Enforcement"],
    "united-states-department-of-the-interior-usa": ["Bureau of Indian Affairs", "Bureau of Land Management", "Fish and Wildlife Service", "US National Park Service", "United States Geological Survey"],
    "united-states-department-of-labor-usa": ["Occupational Safety and Health Administration", "Bureau of Labor Statistics", "National Labor Relations Board"],
    "united-states-department-of-transportation-usa": ["Federal Aviation Administration", "Federal Highway Administration", "National Highway Traffic Safety Administration", "National Transportation Safety Board"],
    "federal-trade-commission-usa": ["Overseas Private Investment Corporation", "Opic", "Export-Import Bank of the United States", "Exim Bank"],
    "hamas": ["Khaled Meshaal"], "red-army-faction": ["RAF"], "north-atlantic-treaty-organization": ["North Atlantic Council"], "andean-community": ["CAN"],
    "progressive-party-of-the-working-people-cyp": ["Communist Party"], "democratic-forces-for-the-republic-tgo": ["FDR"], "ciudadanos-party-esp": ["C.s."],
}
ADD_TO_ORGANIZATION = {
    "group-of-seven": ["G7", "G-7", "Group of 7"], "group-of-eight": ["G8", "G-8"], "group-of-twenty": ["G20", "G-20"],
    "united-states-congress-usa": ["Congress", "U.S. Congress", "U. S. Congress"], "united-states-senate-usa": ["U.S. Senate", "US Senate", "Senate"],
    "united-states-house-of-representatives-usa": ["U.S. House of Representatives", "U.S. House", "House of Representatives"],
    "state-duma-rus": ["Duma"], "knesset-isr": ["Israeli Knesset"], "verkhovna-rada-ukr": ["Rada"],
    "european-commission-euu": ["EU Commission"], "department-of-defense-usa": ["Pentagon"],
    "department-of-state-usa": ["Department of State"], "department-of-the-treasury-usa": ["Department of the Treasury", "United States Treasury", "United States Department of the Treasury", "US Treasury"],
    "department-of-commerce-usa": ["Department of Commerce"], "department-of-justice-usa": ["Department of Justice"],
    "department-of-homeland-security-usa": ["Department of Homeland Security"], "march-23-movement": ["March 23 Movement", "M23 Movement"],
    "global-coalition-against-daesh": ["Global Coalition to Counter ISIL", "Global Coalition to Counter ISIS", "Global Coalition to Defeat ISIL",
                                       "Global Coalition to Defeat Daesh", "Counter-ISIL Coalition", "D-ISIS Coalition"],
    "islamic-state-khorasan-province": ["ISIS-K", "ISIS-Khorasan", "ISIL-Khorasan", "ISKP", "Islamic State Khorasan", "Islamic State in Khorasan"],
}
UNSURE = {"Congress", "Senate", "House", "House of Representatives", "Commission", "Rada", "Commons", "IS", "General Assembly", "Pentagon"} - {"Pentagon", "General Assembly"}
SURE = {"UN", "EU", "AU", "BP", "VC"}
ORGANIZATIONS = [
    {"id": "european-union", "name": "European Union", "type": "igo", "aliases": ["EU", "E.U.", "European Community", "European Communities", "EEC"],
     "adjectives": ["EU", "European"], "demonyms": ["European", "Europeans"], "seats": ["Brussels", "Berlaymont"], "from": "1993-11-01", "wikidata": "Q458",
     "case_sensitive": ["EU"], "needs_context": ["European", "Europeans", "Brussels"], "source": "hand"},
    {"id": "order-of-malta", "name": "Sovereign Military Order of Malta", "type": "sovereign entity", "aliases": ["Order of Malta", "SMOM"], "source": "states.csv"},
    {"id": "garantex-rus", "name": "Garantex", "type": "company", "state": "RUS", "from": "2019", "source": "hand"},
    {"id": "mahan-air-irn", "name": "Mahan Air", "type": "company", "state": "IRN", "from": "1991", "source": "hand"},
    {"id": "us-immigration-and-customs-enforcement-usa", "name": "U.S. Immigration and Customs Enforcement", "type": "government_body", "aliases": ["Immigration and Customs Enforcement", "ICE"], "state": "USA", "from": "2003", "case_sensitive": ["ICE"], "source": "hand"},
    {"id": "us-customs-and-border-protection-usa", "name": "U.S. Customs and Border Protection", "type": "government_body", "aliases": ["Customs and Border Protection", "CBP"], "state": "USA", "from": "2003", "case_sensitive": ["CBP"], "source": "hand"},
    {"id": "drug-enforcement-administration-usa", "name": "Drug Enforcement Administration", "type": "government_body", "aliases": ["DEA", "U.S. Drug Enforcement Administration"], "state": "USA", "from": "1973", "case_sensitive": ["DEA"], "source": "hand"},
    {"id": "us-environmental-protection-agency-usa", "name": "U.S. Environmental Protection Agency", "type": "government_body", "aliases": ["EPA"], "state": "USA", "from": "1970", "case_sensitive": ["EPA"], "source": "hand"},
    {"id": "us-food-and-drug-administration-usa", "name": "U.S. Food and Drug Administration", "type": "government_body", "aliases": ["Food and Drug Administration", "FDA"], "state": "USA", "from": "1906", "case_sensitive": ["FDA"], "source": "hand"},
    {"id": "us-securities-and-exchange-commission-usa", "name": "U.S. Securities and Exchange Commission", "type": "government_body", "aliases": ["Securities and Exchange Commission"], "state": "USA", "from": "1934", "case_sensitive": [], "source": "hand"},
    {"id": "us-secret-service-usa", "name": "United States Secret Service", "type": "government_body", "aliases": ["U.S. Secret Service", "US Secret Service"], "state": "USA", "from": "1865", "case_sensitive": [], "source": "hand"},
    {"id": "us-border-patrol-usa", "name": "U.S. Border Patrol", "type": "government_body", "aliases": ["US Border Patrol"], "state": "USA", "from": "1924", "case_sensitive": [], "source": "hand"},
    {"id": "federal-reserve-usa", "name": "Federal Reserve", "type": "government_body", "aliases": ["U.S. Federal Reserve", "Federal Reserve Board"], "state": "USA", "from": "1913", "case_sensitive": [], "source": "hand"},
    {"id": "internal-revenue-service-usa", "name": "Internal Revenue Service", "type": "government_body", "aliases": ["IRS"], "state": "USA", "from": "1862", "case_sensitive": ["IRS"], "source": "hand"},
    {"id": "centers-for-disease-control-and-prevention-usa", "name": "Centers for Disease Control and Prevention", "type": "government_body", "aliases": ["CDC", "Centers for Disease Control"], "state": "USA", "from": "1946", "case_sensitive": ["CDC"], "source": "hand"},
    {"id": "federal-communications-commission-usa", "name": "Federal Communications Commission", "type": "government_body", "aliases": ["FCC"], "state": "USA", "from": "1934", "case_sensitive": ["FCC"], "source": "hand"},
    {"id": "federal-aviation-administration-usa", "name": "Federal Aviation Administration", "type": "government_body", "aliases": ["FAA"], "state": "USA", "from": "1958", "case_sensitive": ["FAA"], "source": "hand"},
    {"id": "us-citizenship-and-immigration-services-usa", "name": "U.S. Citizenship and Immigration Services", "type": "government_body", "aliases": ["USCIS"], "state": "USA", "from": "2003", "case_sensitive": ["USCIS"], "source": "hand"},
    {"id": "serious-fraud-office-gbr", "name": "Serious Fraud Office", "type": "government_body", "state": "GBR", "from": "1987", "source": "hand"},
]

# --- places ---

# Places that were only capitals of former states here: where they lie today.
TODAY = {"BAV": "DEU", "COW-TUS": "ITA", "COW-PMA": "ITA", "COW-MOD": "ITA", "COW-SAX": "DEU", "COW-BAD": "DEU", "COW-WRT": "DEU", "TEX": "USA", "HWI": "USA",
         "CSA": "USA", "OFS": "ZAF", "TRV": "ZAF", "DEI": "IDN", "HAN": "DEU", "TSI": "ITA", "SAR": "ITA", "PAP": "ITA", "CAT": "ESP", "BSQ": "ESP", "FLA": "BEL",
         "WAL": "BEL", "SCT": "GBR", "WLS": "GBR", "NIR": "GBR", "QUE": "CAN", "NFL": "CAN", "DZG": "POL", "FTT": "ITA", "FIU": "HRV", "RUE": "RUS", "PRS": "DEU",
         "DRE": "DEU", "BIA": "NGA", "KTG": "COD", "BOP": "ZAF", "TKI": "ZAF", "SKM": "IND", "BIN": "IND", "HJZ": "SAU", "TGK": "TZA", "HVO": "BFA", "EPK": "BGD",
         "FMY": "MYS", "TAT": "RUS", "DAG": "RUS", "RSK": "HRV", "HRHB": "BIH", "MNK": "MNE", "VOJ": "SRB", "CRM": "UKR", "CRM-R": "UKR"}
# Places with a state's name or adjective inside that are not that state: they keep "Persian" from being found in "Persian Gulf".
REGIONS = """Latin America;Central America;South America;North America;Americas;Persian Gulf;Arabian Gulf;Gulf of Mexico;Indian Ocean;South China Sea;East China Sea;
Sea of Japan;Korean Peninsula;Arabian Sea;Caspian Sea;Gulf of Guinea;Gulf of Aden;Gulf of Oman;Strait of Hormuz;Taiwan Strait;Taiwan Straits;English Channel;Panama Canal;Suez Canal;
Central Asia;Middle East;Near East;Far East;Western Europe;Eastern Europe;Central Europe;Southeast Asia;South Asia;East Asia;North Africa;West Africa;East Africa;Southern Africa;
Sub-Saharan Africa;Horn of Africa;Western Balkans;Balkans;Caribbean;Pacific;Asia-Pacific;Indo-Pacific;Middle Eastern;Latin American;Latin Americans;South American;South Americans;Central American;Central Americans;North American;North Americans;African American;African Americans;Asian American;Asian Americans;Native American;Native Americans;American Indian;American Indians;West Indian;West Indians;Asia;Africa;Europe;Oceania;Mediterranean;Black Sea;Red Sea;
Baltic Sea;Baltics;Caucasus;South Caucasus;Sahel;Maghreb;Levant;Golan Heights;Siberia;Kuril Islands;Paracel Islands;Spratly Islands;Senkaku Islands;
Arabian Peninsula;Iberian Peninsula;Outer Mongolia;British Columbia;New South Wales;South Wales;New Britain;New England;Amazon;Danube;Rhine;Mekong;Nile;Himalayas;Andes;Holy Land;
North Atlantic;Far Eastern;West Indies;Lake Chad;Lake Victoria;Jordan River;Jordan Valley;River Jordan;East Jerusalem;West Jerusalem;West Berlin;Guantanamo Bay;Camp David;Mar-a-Lago""".replace("\n", "").split(";")
AMERICAN_STATES = """Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Georgia;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;
Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;
South Carolina;South Dakota;Tennessee;Utah;Vermont;Virginia;West Virginia;Washington State;Wisconsin;Wyoming;New York City;New York State;Washington, D.C.""".replace("\n", "").split(";")

# Regions of states, by state.
REGIONS_OF = {
    "AFG": "Ghazni;Helmand;Khost;Kunduz;Nangarhar;Paktika;Uruzgan", "AGO": "Cabinda", "BDI": "Cibitoke", "CHN": "Guangdong;Inner Mongolia;Sichuan;Yunnan",
    "COD": "Ituri;Kasai;North Kivu;South Kivu", "COL": "Antioquia;Catatumbo;Cauca", "EGY": "North Sinai;Sinai;Sinai Peninsula", "ETH": "Afar;Amhara;Ogaden;Oromia",
    "FRA": "Corsica", "IDN": "Aceh;Central Sulawesi;West Papua",
    "IND": "Assam;Chhattisgarh;Gujarat;Jharkhand;Kerala;Manipur;Nagaland;Tamil Nadu;Uttar Pradesh;West Bengal", "IRQ": "Anbar;Diyala", "KEN": "Garissa;Lamu;Mandera",
    "KGZ": "Osh", "LBN": "Bekaa Valley", "LBY": "Cyrenaica;Fezzan", "MEX": "Chiapas;Guerrero;Michoacan;Sinaloa", "MLI": "Kidal;Mopti;Timbuktu",
    "MMR": "Maungdaw;Maungtaw;Rakhine", "MOZ": "Cabo Delgado", "NER": "Diffa;Tillaberi", "NGA": "Adamawa;Borno;Niger Delta;Yobe;Zamfara",
    "PAK": "Balochistan;Khyber Pakhtunkhwa;North Waziristan;Sindh;South Waziristan;Swat Valley", "PHL": "Basilan;Maguindanao;Marawi;Mindanao;Sulu",
    "RUS": "Ingushetia;North Ossetia", "SDN": "Blue Nile;Darfur;North Darfur;Nuba Mountains;South Kordofan", "SEN": "Casamance", "SOM": "Gedo;Lower Shabelle",
    "SSD": "Jonglei;Upper Nile", "SYR": "Daraa;Deir al-Zor;Deraa;Eastern Ghouta;Hasaka", "THA": "Narathiwat;Pattani;Southern Thailand;Yala", "TJK": "Gorno-Badakhshan",
    "UKR": "Donbas;Donbass", "UZB": "Karakalpakstan", "YEM": "Hadramawt;Hudaydah;Saada;Shabwa",
}
# Lands that were states once and belong to one today: places in texts that are younger than the state.
FORMER_STATES = {"Texas": "USA", "Hawaii": "USA", "Hanover": "DEU", "Saxony": "DEU", "Baden": "DEU", "Württemberg": "DEU", "Modena": "ITA", "Parma": "ITA",
                 "Tuscany": "ITA", "Sardinia": "ITA", "Newfoundland": "CAN", "Sikkim": "IND", "Transvaal": "ZAF", "Katanga": "COD", "Hejaz": "SAU", "Manchuria": "CHN"}

NO_CITY = {"Pale", "Bar", "Split", "Nice", "Male", "Reading", "Bath", "Orange", "Mobile", "Tours", "Of", "Van", "Sur", "Same", "Man", "Bo", "Most", "March"}

# --- persons ---

# In prose a middle initial is left out, but not of these names.
KEEP_INITIAL = set("""George W. Bush;George H. W. Bush;John F. Kennedy;Robert F. Kennedy;Franklin D. Roosevelt;Harry S. Truman;Dwight D. Eisenhower;
Lyndon B. Johnson;Ulysses S. Grant;James K. Polk;Rutherford B. Hayes;James A. Garfield;Chester A. Arthur;Warren G. Harding;Michael D. Higgins;
William P. Rogers;William H. Seward;James F. Byrnes;George C. Marshall;James K. Galbraith;Samuel K. Doe;William J. Burns""".replace("\n", "").split(";"))

# From this year on registers give envoys middle names that prose leaves out, but not of these.
MIDDLE_NAMES_UNTIL = 1935
KEEP_MIDDLE = set("""John Foster Dulles;Henry Cabot Lodge;Henry Cabot Lodge Jr.;Daniel Patrick Moynihan;Clare Boothe Luce;John Kenneth Galbraith;Shirley Temple Black;
Walter Bedell Smith;Angier Biddle Duke;William Averell Harriman;Robert Sargent Shriver;Robert Sargent Shriver Jr.;Carol Moseley Braun;Ural Alexis Johnson""".replace("\n", "").split(";"))

# One person under several names in the sources: the name to show, then the others.
# Namesakes in one office of which the sources make one long term.
NAMESAKES = {"Kostas Karamanlis"}

# Short forms of given names under which heads of state and government travel.
NICKNAMES = {"bob": "robert", "tony": "anthony", "jim": "james", "bill": "william", "mike": "michael", "wim": "willem", "ruud": "rudolphus",
             "joe": "joseph", "tom": "thomas", "dick": "richard", "ted": "edward", "johnny": "john", "stan": "stanislaus", "nando": "fernando",
             "ernie": "ernest", "dave": "david", "dan": "daniel", "sam": "samuel", "ben": "benjamin", "alex": "alexander", "chan": "chandrikapersad"}

SAME_PERSON = [('Jimmy Carter', 'James Carter'),
               ('Bill Clinton', 'William Clinton'),
               ('Walter Mondale', 'Walter “Fritz” Mondale'),
               ('Dick Cheney', 'Richard Cheney'),
               ('Dwight D. Eisenhower', 'Dwight David Eisenhower'),
               ('Franklin D. Roosevelt', 'Franklin Delano Roosevelt'),
               ('Lyndon B. Johnson', 'Lyndon Baines Johnson'),
               ('Christian Herter', 'Christian A Herter', 'Christian Archibald Herter'),
               ('George C. Marshall', 'George Catlett Marshall'),
               ('Edmund Muskie', 'Edmund Sixtus Muskie'),
               ('William P. Rogers', 'William Pierce Rogers'),
               ('Hubert Humphrey', 'Hubert Horatio Humphrey Jr.', 'Herbert Humphrey'),
               ('William J. Burns', 'William Joseph Burns'),
               ('Philip Habib', 'Philip C Habib', 'Philip Charles Habib'),
               ('Thomas Shannon', 'Thomas A. Shannon Jr.', 'Thomas Alfred Shannon Jr.'),
               ('Cyrus Vance', 'Cyrus Roberts Vance'),
               ('Warren Christopher', 'Warren Minor Christopher'),
               ('George Shultz', 'George Pratt Shultz'),
               ('Dean Rusk', 'David Dean Rusk'),
               ('Alexander Haig', 'Alexander Meigs Haig Jr.'),
               ('James Baker', 'James Addison Baker III'),
               ('Dean Acheson', 'Dean Gooderham Acheson'),
               ('Lawrence Eagleburger', 'Lawrence Sidney Eagleburger'),
               ('Edward Stettinius', 'Edward Reilly Stettinius Jr.'),
               ('William H. Seward', 'William Henry Seward'),
               ('Henry L. Stimson', 'Henry Lewis Stimson'),
               ('Frank B. Kellogg', 'Frank Billings Kellogg'),
               ('James F. Byrnes', 'James Francis Byrnes'),
               ('Herbert Hoover', 'Herbert C. Hoover'),
               ('Robert McNamara', 'Robert S McNamara', 'Robert Strange McNamara'),
               ('Charles Bohlen', 'Charles Eustis Bohlen'),
               ('Joseph Grew', 'Joseph Clark Grew'),
               ('U. Alexis Johnson', 'Ural Alexis Johnson')]


# Leaders under the name that English texts use most, with its other spellings and, where the sources lack it, the office.
# State | name to show | spellings, also those of the sources | offices
LEADERS = """
USA | George W. Bush | George Walker Bush;George Bush
USA | George H.W. Bush | George H. W. Bush;George H. W Bush;George Bush
EGY | Mostafa Madbouly | Moustafa Madbouly
USA | Llewellyn Thompson | Llewellyn Thompson Jr.;Llewellyn E. Thompson;Llewellyn E Thompson Jr.;Llewellyn E. Thompson Jr.
GBR | Liz Truss | Elizabeth Truss
CHN | Zhou Enlai | Chou En-lai;Chou En–lai
CHN | Mao Zedong | Mao Tse-tung;Mao Tsetung
CHN | Deng Xiaoping | Teng Hsiao-ping
CHN | Liu Shaoqi | Liu Shao-chi;Liu Shao-ch'i
TWN | Chiang Kai-shek | Chiang Kai-Shek;Generalissimo Chiang Kai-Shek
SUN | Anatoly Dobrynin | Anatoliy Dobrynin;Anatoli F Dobrynin;Anatoly F Dobrynin;Anatoliy F Dobrynin
SUN | Nikita Khrushchev | Nikita S Khrushchev;Nikita Sergeyevich Khrushchev
SUN | Anastas Mikoyan | Anastas I Mikoyan;Anastas Ivanovich Mikoyan
IRQ | Mohammed Shia al-Sudani | Mohammed Shia al-SUDANI;Mohammed Shiaa al-Sudani;Mohammed Shyaa al-Sudani
LBY | Muammar Gaddafi | Muammar al-Qaddafi;Mu'ammar al- Qadhafi;Moammar Gadhafi;Muammar Gadhafi;Muammar Qaddafi;Moammar Gaddafi;Moammar Kadafi;Muammar Gadaffi;Muammar Kadhafi;Muammar al-Gaddafi | head_of_state:1969-09-01:2011-10-20
PSE | Yasser Arafat | Yasir Arafat
JPN | Junichiro Koizumi | Jun'ichirō Koizumi
IND | Atal Bihari Vajpayee | Atal Behari Vajpayee
PAK | Yousaf Raza Gilani | Yousaf Raza Gillani;Yusuf Raza Gilani;Yousuf Raza Gilani
AFG | Abdullah Abdullah | Abdallah Abdallah | foreign_minister:2001-10-02:2006-04-20;head_of_government:2014-09-29:2020-03-11
IRN | Ali Khamenei | Ayatollah Ali Khamenei;Sayyid Ali Khamenei
IRN | Kamal Kharrazi | Kamal Kharazi | foreign_minister:1997-08-20:2005-08-24
IRN | Ruhollah Khomeini | Ayatollah Ruhollah Khomeini;Ayatollah Khomeini | head_of_state:1979-02-05:1989-06-03
LBN | Rafic Hariri | Rafiq Hariri;Rafik Hariri;Rafiq al-Hariri
LBN | Saad Hariri | Sa’ad al-Hariri;Saad al-Hariri
SDN | Omar al-Bashir | Omar Hassan al-Bashir;Omar el-Bashir;Omar Bashir
COD | Laurent-Désiré Kabila | Laurent Kabila;Laurent Desire Kabila
COD | Mobutu Sese Seko | Mobutu Sese Seko Kuku Ngbendu | head_of_state:1965-11-24:1997-05-16
HRV | Franjo Tuđman | Franjo Tudjman | head_of_state:1990-05-30:1999-12-10
GRC | Konstantinos Karamanlis | Constantine Karamanlis;Konstandinos Karamanlis;Konstantine Karamanlis
GRC | Kostas Karamanlis | Costas Karamanlis
MMR | Aung San Suu Kyi | Daw Aung San Suu Kyi | head_of_government:2016-04-06:2021-02-01
LBY | Khalifa Haftar | Khalifa Hifter;Khalifa Hiftar | military_chief:2015-03-02:~2025-06
PSE | Saeb Erekat | Saeb Erakat;Sa'eb Erekat | minister:1995-04:2020-11-10
UKR | Petro Poroshenko | Petr Poroshenko
UKR | Viktor Yanukovych | Viktor Yanukovich
UKR | Yulia Tymoshenko | Yuliya Tymoshenko;Yulia Timoshenko
UKR | Arseniy Yatsenyuk | Arseny Yatseniuk;Arseniy Yatseniuk
UKR | Valery Zaluzhnyi | Valery Zaluzhny;Valerii Zaluzhnyi
SUN | Nikita Khrushchev | Nikita S Khrushchev;Nikita Sergeyevich Khrushchev
SUN | Joseph Stalin | Josif Stalin;Iosif Stalin
EGY | Anwar Sadat | Anwar as-Sadat;Anwar al- Sadat;Anwar el- Sadat;Anwar al-Sadat;Anwar el-Sadat
FRA | Valéry Giscard d'Estaing | Valery Giscard d’Estaing;Valery Giscard d'Estaing;Giscard d'Estaing
CUB | Fulgencio Batista | Fulgencio Batista y Zaldivar
DOM | Rafael Trujillo | Molina Rafael Trujillo;Rafael Leonidas Trujillo
NIC | Anastasio Somoza Debayle | Anastasio Somoza
PAN | Manuel Noriega | Manuel Antonio Noriega | military_chief:1983-08-12:1989-12-20
ZAF | P. W. Botha | Pieter Willem Botha;P.W. Botha
ZAF | F. W. de Klerk | Frederick Willem de Klerk;Frederik Willem de Klerk;F.W. de Klerk
IND | S. Jaishankar | Subrahmanyam Jaishankar
BGD | Sheikh Hasina | Hasina Wajed;Sheikh Hasina Wajed
SYR | Hafez al-Assad | Hafiz al-Asad;Hafez Assad;Hafiz al-Assad
SYR | Bashar al-Assad | Bashar Assad;Bashar al-Asad
RUS | Alexei Navalny | Aleksei Navalny;Alexey Navalny
RUS | Sergey Lavrov | Sergei Lavrov
IDN | Djuanda Kartawidjaja | Kartawidjaja Djuanda
THA | Thanat Khoman | Khoman Thanat;Thanat Khomen
THA | Thanom Kittikachorn | Kittikatchorn Thanom;Thanom Kittikachon
JPN | Nobusuke Kishi | Kishi Nobusuke
JPN | Kakuei Tanaka | Tanaka Kakeui;Kakeui Tanaka
JPN | Hayato Ikeda | Hiyato Ikeda
JPN | Ichiro Hatoyama | Ichiro Hatayoma
KHM | Norodom Sihanouk | Norodom Sihanouk Prince;Prince Sihanouk;Prince Norodom Sihanouk;& Prince Sihanouk
VNS | Duong Van Minh | Major General Duong Van Minh;Major General Dueng Van Minh
KOR | Park Chung Hee | Park Chung Hee Pak Chong-hui;Park Chung-hee;Pak Chōng-hūi;Pak Chong-hui
KOR | Chang Myon | Myon Chang
KOR | Moon Jae-in | Moon Jae in
FRA | Charles de Gaulle | Charles DeGaulle
KOR | Yun Po-sun | Po Sun Yun;Yun Po-son
PHL | Diosdado Macapagal | Diodado Macapagal;Disodado Macapagal;MacapagaL Diosadado
IND | Jawaharlal Nehru | Pandit Jawaharlal Nehru
ZAF | Cyril Ramaphosa | Matamela Cyril Ramaphosa
ZAF | Thabo Mbeki | Thabo Mvuyelwa Mbeki
ZAF | Nkosazana Dlamini-Zuma | Nkosazana Clarice Dlamini Zuma;Nkosazana Cladlamini Zuma
ZAF | Phumzile Mlambo-Ngcuka | Phumzile Gloria Mlambo Ngcuka
ZWE | Emmerson Mnangagwa | Emmerson Dambudzo Mnangagwa
AFG | Ashraf Ghani | Ashraf Ghani Ahmedzai;Mohamad Ashraf Ghani;Mohammad Ashraf Ghani
ARG | Carlos Menem | Carlos Saul Menem
ARG | Javier Milei | Javier Gerardo Milei
AUS | Julia Gillard | Julia Eileen Gillard
BEL | Elio Di Rupo | Elio de Rupo
BGD | Khaleda Zia | Khaleda Ziaur Rahman
BGD | Hussain Muhammad Ershad | Hossain Mohammad Ershad;Hussain Mohammad Ershad
BGD | A. K. Abdul Momen | Abul Kalam Abdul Momen
BHR | Hamad bin Isa Al Khalifa | Hamad Bin Essa al-Khalifa;Hamad Bin Isa Bin Salman al-Khalifa;Hamad bin Issa al-Khalifa;Hamad Al Khalifa
BHS | Philip Davis | Philip "Brave" Davis;Philip Edward Davis
BOL | Carlos Mesa | Carlos Diego Mesa Gisbert
BRA | Luiz Inácio Lula da Silva | Luiz Inacio Lula de Salva;Lula da Silva
BWA | Ian Khama | Seretse Khama Ian Khama
CHE | Guy Parmelin | of the Swiss Confederation Guy Parmelin
CHL | Augusto Pinochet | Augusto Pinochet Ugarte
CHL | Patricio Aylwin | Patricio Aylwin Azocar
CIV | Guillaume Soro | Guillaume Kigbafori Soro
COL | Álvaro Uribe | Alvaro Uribe Velez
COL | Andrés Pastrana | Andres Pastrana Arango
COL | César Gaviria | Cesar Gaviria Trujillo
COL | Ernesto Samper | Ernesto Samper Pizano
COL | Virgilio Barco | Virgilio Barco Vargas
COL | María Ángela Holguín | Maria Angela Holguin;Maria Angela Holguin Cuellar
CRI | Óscar Arias | Óscar Arias Sánchez
CRI | Carlos Alvarado | Carlos Alvarado Quesada
CRI | Rodrigo Chaves | Rodrigo Alberto de Jesús Chaves Robles
CUB | Bruno Rodríguez | Bruno Rodríguez Parrilla;Bruno Eduardo Rodrigues Parilla
CUB | Manuel Marrero | Manuel Marrero Cruz
ECU | Abdalá Bucaram | Abdala Bucaram Ortiz
ECU | Rafael Correa | Rafael Correa Delgado
ECU | Rodrigo Borja | Rodrigo Borja Cevallos
EGY | Abdel Fattah el-Sisi | Abdel Fattah Said Alsisi;Abdelfattah Said Elsisi;Abdel Fattah al-Sisi
ESP | Felipe González | Felipe Gonzalez Marquez
ESP | Mariano Rajoy | Mariano Rajoy Brey
ESP | José Manuel Albares | José Manuel Albares Bueno
ETH | Abiy Ahmed | Abiy Ahmed Ali
FJI | Frank Bainimarama | Josaia Voreqe Bainimarama
FJI | Sitiveni Rabuka | Sitiveni Ligamamada Rabuka
FJI | Kamisese Mara | Ratu Kamisese Mara
GAB | Ali Bongo | Ali Bongo Ondimba;Ali Ben Bongo Odimba
GHA | John Atta Mills | John Evans Atta Mills
GNQ | Teodoro Obiang Nguema Mbasogo | Obiang Nguema Mbasogo;Teodoro Obiang
GRC | George Papandreou | Georgios Andreas Papandreou
GTM | Otto Pérez Molina | Otto Fernandez Perez
GTM | Álvaro Arzú | Álvaro Enrique Arzú Irigoyen
GTM | Bernardo Arévalo | Bernardo Arévalo de León
HND | Juan Orlando Hernández | Juan Hernando Hernandez
HND | Carlos Roberto Flores | Carlos Roberto Flores Facusse
IDN | Jusuf Kalla | Muhammad Yusuf Kalla
IND | I. K. Gujral | Inder Kumar Gujral
IND | V. P. Singh | Vishwanath Pratap Singh
IND | P. V. Narasimha Rao | P.V. Narasimha Rao
IND | H. D. Deve Gowda | H.D. Deve Gowda
IND | L. K. Advani | Lal Krishna Advani
IND | S. M. Krishna | Somanahalli Mallaiah Krishna
IND | Natwar Singh | K. Natwar Singh
IRN | Akbar Hashemi Rafsanjani | Hojatolislam Ali Akbar Hashemi Rafsanjani;Ali Akbar Hashemi Rafsanjani
IRN | Mohammad Javad Zarif | Mohammed Javad Zarif
IRQ | Adel Abdul Mahdi | Adil Abd al-Mahdi;Adil Abdul-Mahdi
IRQ | Mohammed Shia al-Sudani | Mohammed Shia al-SUDANI;Mohammed Shiaa al-Sudani;Mohammed Shyaa al-Sudani
IRQ | Tariq Aziz | Tariq Mikhail Aziz
IRQ | Ghazi al-Yawer | Ghazi Mashal Ajil al-Yawer
IRQ | Ibrahim al-Jaafari | Ibrahim al Jafari;Ibrahim Jaafari
JAM | P. J. Patterson | Percival James Patterson
JOR | Abdullah II | Abdullah II of Jordan;Abdullah II bin Al-Hussein;Abdullah II ibn Al Hussein
JOR | Marouf al-Bakhit | Marouf al Bakhit
KEN | Musalia Mudavadi | Wycliffe Musalia Mudavadi
KEN | Alfred Mutua | Alfred Nganga Mutua
LBY | Mohamed al-Menfi | Mohamed Younis Menfi
LKA | Dingiri Banda Wijetunga | Dingiri Banda Wijetunge
LSO | Sam Matekane | Ntsokoane Samuel Matekane
LSO | Tom Thabane | Motsoahae Thomas Thabane
MEX | Enrique Peña Nieto | Enrico Pena Nieto
MEX | Carlos Salinas de Gortari | Carlos Salinas
MEX | Vicente Fox | Vicente Fox Quesada
MEX | Luis Videgaray | Luis Videgaray Caso
MEX | Jorge Castañeda | Jorge Castañeda Gutman
MLI | Ibrahim Boubacar Keïta | Ibrahim Boubacar Keita;Ibrahim Boubacar Kieta
MOZ | Armando Guebuza | Ermando Emilio Guebuza
MOZ | Daniel Chapo | Daniel Francisco Chapo
MWI | Peter Mutharika | Arthur Peter Mutharika
MWI | Hastings Banda | Hastings Kamuzu Banda
MYS | Mahathir Mohamad | Mahathir bin Muhammad;Mahathir bin Mohamad
MYS | Abdullah Ahmad Badawi | Abdullah bin Ahmad Badawi
MYS | Najib Razak | Mohd Najid Razak;Najib Tun Razak
MYS | Muhyiddin Yassin | Muhyiddin bin Haji Mohamed Yassin
NAM | Hage Geingob | Hage Gottfried Geingob
NAM | Hifikepunye Pohamba | Hilikepunye Lucas Pohamba
NGA | Bola Tinubu | Bola Ahmed Adekunle Tinubu
NIC | Violeta Chamorro | Violeta Barrios de Chamorro
NLD | Jaap de Hoop Scheffer | Jakob Gijsbert de Hoop Scheffer
NOR | Ine Eriksen Søreide | Ine Marie Eriksen Søreide
NOR | Gro Harlem Brundtland | Gro Harlem Bruntland
NPL | K. P. Sharma Oli | K. P. Oli;Khadga Prasad Sharma Oli
OMN | Haitham bin Tariq | Haitham bin Tarik Al Said;and Prime Minister Haitham bin Tarik Al Said
OMN | Qaboos bin Said | Qaboos bin Said al Said
OMN | Badr Albusaidi | Badr bin Hamad bin Hamood Al Busaidi
PAK | Shah Mahmood Qureshi | Makhdoom Shah Mahmood Hussain Qureshi;Makhdoom Shah Mehmood Qureshi;Shah Mehmood Qureshi
PAK | Khurshid Mahmud Kasuri | Mian Khursheed Mehmood Kasuri
PAK | Khawaja Asif | Khawaja Muhammad Asif
PAK | Farooq Leghari | Farooq Ahmed Leghari
PER | Dina Boluarte | Dina Boluarte Zegarra
PER | Ollanta Humala | Ollanta Humala Tasso
PHL | Ferdinand Marcos Jr. | Ferdinand Romualdez Marcos Jr.
PHL | Alberto Romulo | Alberto Gatmaitan Romulo
PRT | Mário Soares | Mario Alberto Lopes Soares
PRT | Luís Montenegro | Antonio Luis Montenegro
PRY | Santiago Peña | Santiago Peña Palacios
QAT | Hamad bin Khalifa Al Thani | Hamad bin Khalifa al Thani
QAT | Tamim bin Hamad Al Thani | Tameem bin Hamad al-Thani
QAT | Mohammed bin Abdulrahman Al Thani | Mohammad bin Abdulrahman Al Thani
QAT | Hamad bin Jassim Al Thani | Hamad bin Jasim bin Jabir al Thani;Hamad bin Jassin al-Thani;Hamad ibn Jassim ibn Jabr al Thani
SAU | Faisal bin Farhan | Faisal bin Farhan Al Saud
SAU | Mohammed bin Salman | Mohammad bin Salman
SAU | Saud al-Faisal | Saud bin Faisal bin Abdulaziz Al Saud;Saud al Faysal bin Abd al Aziz al Saud
SGP | Lee Hsien Loong | Hsien Loong Lee;Lee Hsien Leong;Lee Hsien Loung
SGP | George Yeo | George Yeo Yong Boon
SLV | Mauricio Funes | Carlos Mauricio Funes
SOM | Siad Barre | Muhammad Siad Barre
SOM | Hassan Sheikh Mohamud | Hassan Sheikh Mahmoud
SSD | Salva Kiir | Salva Kiir Mayardit
SSD | Riek Machar | Riek Machar Teny Dhurgon
SWE | Carl XVI Gustaf | Carl XVI Gustaf of Sweden;Carl XVI Gustav
SYC | James Michel | James Alix Michel
SYR | Farouk al-Sharaa | Farouk al Shara;Farouq al-Shara
SYR | Riad Hijab | Riyad Farid Hijab
SYR | Abdul Halim Khaddam | Abd al Halim ibn Said Khaddam
TLS | Xanana Gusmão | Jose Alexander Gusmao;Kay Rala Xanana Gusmao
TTO | Kamla Persad-Bissessar | Kamla Susheila Persad-Bissessar
TUN | Moncef Marzouki | Mohamed Moncel Marzouki
TZA | Jakaya Kikwete | Jakaya Mrisho Kikwete
URY | Jorge Batlle | Jorge Batlle Ibáñez
URY | Yamandú Orsi | Yamandú Orsi Martínez
VAT | Paul Gallagher | Archbishop Paul Gallagher;Paul Richard Gallagher
VEN | Nicolás Maduro | Nicolas Maduro Moros
VEN | Rafael Caldera | Rafael Caldera Rodriguez
VEN | Delcy Rodríguez | Delcy Eloína Rodríguez Gómez
YEM | Abdrabbuh Mansur Hadi | Abd Rabbuh Mansur Hadi;Abd Rabuh Mansur Hadi;Abd al Rab Mansur al Hadi
YEM | Ali Abdullah Saleh | Ali Abdallah Salih
YEM | Abu Bakr al-Qirbi | Abu Bakr Abdallah al Qirbi;Abu Bakr al Qorbi
YEM | Rashad al-Alimi | Rashad Muhammad al Alimi;Rashad Mohammed Al-Alimi
ARE | Abdullah bin Zayed Al Nahyan | Abdallah bin Zayid al Nuhayyan
ARE | Mohammed bin Zayed Al Nahyan | Muhammad Bin Zayid Al Nuhayyan
ARE | Mohammed bin Rashid Al Maktoum | Muhammad bin Rashid al Maktum
ARE | Khalifa bin Zayed Al Nahyan | Khalifa bin Zayid al Nuhayyin;Khalifa ibn Zaid al Nahayan
DEU | Richard von Weizsäcker | Richard von Weiszaecker;Richard von Weizsacker;Richard von Weizsaecker
BLR | Sviatlana Tsikhanouskaya | Svetlana Tikhanovskaya;Sviatlana Tikhanovskaya
BLR | Alexander Lukashenko | Aleksandr Lukashenko;Alyaksandr Lukashenka;Aliaksandr Lukashenka;Alexander Lukashenka
"""


def plain_name(name):
    """Cyrus R. Vance is Cyrus Vance; numbers of monarchs ("Harald V of Norway") and initials that stand first are left."""
    words = name.split()
    dotted = " ".join(word + "." if re.fullmatch("[A-Z]", word) and 0 < i else word for i, word in enumerate(words))
    if dotted in KEEP_INITIAL:
        return dotted
    initial = [0 < i < len(words) - 1 and bool(re.fullmatch(r"[A-Z]\.?", word)) and not (word in "IVX" and re.match("[a-z]", words[i + 1]))
               for i, word in enumerate(words)]
    if re.fullmatch(r"[A-Z]\.?([A-Z]\.)*", words[0]):
        return name
    return " ".join(word for word, drop in zip(words, initial) if not drop)


PERSON_NAME = {"George Bush": "George H.W. Bush", "George Herbert Walker Bush": "George H.W. Bush", "William Carmichael Jr.": "William Carmichael", "Subrahmanyam Jaishankar": "S. Jaishankar", "Ahmed Sukarno": "Sukarno", "Achmed Sukarno": "Sukarno", "Abdrabbuh Mansour Hadi": "Abdrabbuh Mansur Hadi",
               "Francis": "Pope Francis", "Benedict XVI": "Pope Benedict XVI", "John Paul II": "Pope John Paul II", "Leo XIV": "Pope Leo XIV",
               "Paul VI": "Pope Paul VI", "John XXIII": "Pope John XXIII", "Pius XII": "Pope Pius XII"}
NO_PERSON = {"vacant", "not available", "to be determined"}
RANKS = {"rt", "honourable", "general", "gen", "lt", "lieutenant", "maj", "major", "brig", "brigadier", "col", "colonel", "adm", "admiral", "rear", "vice", "capt", "captain",
         "field", "marshal", "air", "representative", "rep", "senator", "sen", "dr", "prof", "professor", "sir", "lord", "baron", "count", "mr", "mrs", "ms", "miss",
         "h.e", "he", "his", "excellency", "prince", "princess", "sheikh", "shaikh", "hon", "rev", "ambassador", "commander", "cdr", "sgt", "fnu", "dame", "viscount",
         "air", "chief", "el", "ing", "eng", "engr", "lic", "cpt", "gov", "president", "king", "queen"} - {"el", "he", "king", "count", "baron", "prince", "chief", "major"}


def source_key(source):
    return source.split("/")[0] if source.startswith(("every-politician", "factbook")) else source


def office_kind(title, kind):
    """Corrects the kind that the sources guessed from a title; an unknown title stays ''."""
    text = title.lower()
    if "director general of the foreign service" in text:
        return "agency_head"
    if kind == "igo_official" and "secretary" not in text and "commission" not in text and "representative" not in text and "president" not in text and "director" not in text:
        return "other"
    if kind:
        return kind
    for pattern, found in FRUS_OFFICES:
        if re.search(pattern, text):
            return found
    return ""


FRUS_OFFICES = [
    (r"secretary[- ]general of (the )?(united nations|u\.?n|north atlantic|nato)", ""),
    (r"(deputy|assistant|vice|parliamentary).{0,18}(foreign|defen[cs]e) (minister|secretary)|deputy minister|vice minister|under ?-?secretary|assistant secretary|deputy secretary|minister of state|state secretary", "deputy_minister"),
    (r"special assistant|national security (adviser|affairs)|\badviser to|\badvisor to|counsellor to the president", "adviser"),
    (r"ambassador|permanent representative|high commissioner|chargé|chief of mission", "ambassador"),
    (r"embassy|consul|first secretary|second secretary|counselor|desk officer|staff member", ""),
    (r"deputy prime minister|vice premier|deputy premier|deputy chairman of the council of ministers", "deputy_head_of_government"),
    (r"prime minister|\bpremier\b|chairman.{0,20}council of ministers|^\W*(federal )?chancellor\b", "head_of_government"),
    (r"vice president of (the )?[a-z ]+|(^|\W)vice president", "deputy_head_of_state"),
    (r"foreign minister|minister (of|for) (foreign|external) (affairs|relations)|foreign secretary|^\W*secretary of state(?! for)", "foreign_minister"),
    (r"defen[cs]e minister|minister (of|for) (national )?defen[cs]e|secretary of defen[cs]e|secretary of war", "defence_minister"),
    (r"\b(king|shah|emperor|sultan|emir|amir|queen) of\b", "monarch"),
    (r"^\W*president (of|until|from|after|\d|,|$)(?!.{0,30}(bank|company|corporation|university|assembly|senate|council|association|institute|foundation|national assembly))", "head_of_state"),
    (r"minister (of|for) |secretary of (the treasury|commerce|agriculture|labor|interior)|(finance|interior|justice|trade) minister", "minister"),
    (r"chief of (the )?(general )?staff of the|chairman of the joint chiefs|chief of staff,? (u\.?s\.? )?(army|air force)", "military_chief"),
    (r"director of central intelligence", "agency_head"),
    (r"senator|congressman|\([rd][-–]|representative from", "legislator"),
    (r"secretary general of the communist party|general secretary|first secretary of the central committee", "head_of_state"),
    (r"general secretary|politburo|spokesman", "other"),
]
AMERICAN = r"Department of State|Department of Defense|\bUnited States|\bU\.S\.|\([RD][-–]|President’s Special|Bureau of |Director of Central Intelligence|National Security (Council|Affairs)|^\W*(Under |Deputy |Assistant )*Secretary of (State|Defense|the Treasury|Commerce|Agriculture|Labor|War)|Joint Chiefs"
FRUS_STATES = {"Soviet": "SUN", "USSR": "SUN", "British": "GBR", "UK": "GBR", "U.K.": "GBR", "West German": "BRD", "Federal Republic of Germany": "BRD", "FRG": "BRD",
               "German Democratic Republic": "DDR", "Republic of Vietnam": "VNS", "GVN": "VNS", "RVN": "VNS", "South Vietnamese": "VNS", "DRV": "VNN",
               "Democratic Republic of Vietnam": "VNN", "North Vietnamese": "VNN", "PRC": "CHN", "People’s Republic of China": "CHN", "Republic of China": "TWN",
               "Yugoslav": "YUG", "Yugoslavia": "YUG", "Republic of Korea": "KOR", "Korea": "KOR", "Korean": "KOR", "Czechoslovak": "CSK", "Vietnam": "VNS", "Viet-Nam": "VNS"}

# --- words ---

GIVEN_ANYWAY = set("mark frank grace hope joy bill".split())
NO_GIVEN = set("""johnson sherman wilson jackson taylor carter clinton nixon truman kennedy harris williams anderson davis jones smith brown thomson thompson bush monroe jefferson
lincoln madison adams dillon hatta polad sheikh park isa dia aset dorian cabo dudley stanton meir mao lam luk chau bao kyu numbers jewel ivory trinidad man van bethel asia china roosevelt reagan obama trump biden
september october december july monday tuesday thursday friday saturday sunday im gen mar apr dec nov sep oct jan feb aug vi xi ii iv muslim khan alpha omega
ayatollah ned pol florida nevada maryland carolina islam asset royal virgin congress senate republic secretary ambassador minister colonel captain ban moon park roberts fernandez santos castro
erdogan assad mubarak wong tong frança khalifa amer soviet iran iraq syria egypt brazil cuba holland ireland malta cyprus persia arab hindu jew pasha bey shah sri mac la ha ki us uk un eu
saint san santa del bin ibn van von der abu chad jordan georgia israel paris china india kenya sudan africa america asia europe london
berlin vienna florence may june april august january march sunday general president minister prime king queen prince duke major justice bishop pope
sultan sheikh imam emir bay lake hill stone church union north south west east young long wise rich black white brown green gray silver golden""".split())
GIVEN = {
    "M": """Aleksandar Marko Ivica Ivan Nikola Milan Miloš Zoran Goran Dragan Vuk Vojislav Slobodan Boris Dmitry Dmitri Sergey Sergei Vladimir Mikhail Nikolai Yuri Yury Igor
Oleg Andrei Andrey Andrii Volodymyr Dmytro Viktor Petro Denys Oleksandr Serhiy Mykola Aleksander Donald Donaldas Andrzej Radosław Mateusz Jarosław Lech Wojciech Tomasz Piotr
Petr Václav Jan Andrej Robert Miroslav Péter Viktor Gergely János Lajos Klaus Traian Nicolae Boyko Rumen Kiril Zoran Hashim Albin Ramush Isa Edi Ilir Sali Bujar Hristijan
Milo Milojko Jakov Filip Duško Milorad Radovan Ratko Željko Dragan Bakir Haris Denis Alija Mevlüt Recep Hakan Yaşar Ahmet Abdullah Süleyman Turgut Bülent İsmet Mustafa Kemal
Kyriakos Alexis Antonis Nikos Giorgos Kostas Andreas Nicos Konstantinos Emmanuel François Nicolas Jacques Jean Michel Laurent Bruno Hubert Dominique Gérard Charles Valéry Georges
Olaf Gerhard Helmut Konrad Willy Ludwig Hans Heiko Frank-Walter Joschka Sigmar Guido Friedrich Johann Jens Lars Mark Wopke Sebastian Alexander Karl Giuseppe Matteo Silvio Mario Paolo Romano
Antonio Luigi Giulio Aldo Bettino Pedro José Felipe Mariano Josep António Aníbal Luiz Jair Fernando Celso Mauro Néstor Alberto Mauricio Carlos Raúl Javier Nicolás Hugo Juan Iván Álvaro Gustavo
Andrés Enrique Vicente Felipe Evo Rafael Lenín Daniel Fidel Luis Ricardo Augusto Gabriel Sebastián Mohammed Mohamed Muhammad Mohammad Ahmed Ahmad Ali Hassan Hussein Hossein Abdel Abdul Abdulaziz Faisal Khalid
Khaled Omar Osama Ibrahim Mahmoud Yasser Yasir Anwar Gamal Bashar Hafez Walid Saad Rafik Nabih Michel Fuad Nouri Haider Adel Barham Saddam Jalal Hamid Ashraf Hamad Tamim Nawaf
Haitham Ayman Nasser Mohammad Hassan Ebrahim Javad Akbar Ruhollah Masoud Abbas Ishaq Nawaz Imran Asif Bilawal Pervez Zulfikar Narendra Manmohan Rajiv Atal Jawaharlal Subrahmanyam Natwar 
Shinzo Fumio Taro Junichiro Yasuhiro Yukio Naoto Yoshihide Shigeru Toshimitsu Takeshi Jong-un Jong-il Joko Bambang Prabowo Rodrigo Benigno Ferdinand Mahathir Anwar Najib 
Benjamin Ehud Ariel Yitzhak Shimon Menachem David Moshe Avigdor Yair Naftali Gideon Mahmoud Cyril Jacob Thabo Nelson Robert Emmerson Uhuru William Mwai Yoweri Paul Abiy Meles Isaias Muhammadu Goodluck Olusegun
Bola Macky Abdoulaye Alassane Laurent Joseph Félix Denis Idriss Mahamat Omar Salva Riek Abdel-Fattah Kwame Jerry Ferdinand Antony Anthony Joe Barack George Ronald Jimmy Richard Lyndon John Dwight Harry Franklin
Henry Cyrus Warren Dean Colin Rex Mike Tony Boris Rishi Keir Gordon Harold Winston Anthony Ernest Douglas Malcolm Jeremy Dominic Justin Stephen Pierre Brian Lester Scott Kevin Bob Nursultan Kassym-Jomart Shavkat Emomali
Gurbanguly Sadyr Ilham Heydar Nikol Serzh Levon Mikheil Eduard Irakli Bidzina Aaron Adam Adrian Albert Alex Alexander Ali Allen Andre Andrew Anthony Antonio Arthur Austin Bernie Bobby Brandon Brett Brian Carl Carlos Cecil Charles
Charlie Christopher Clarence Claude Clyde Corey Curtis Dan Daniel Daryl David Dean Dennis Donald Drew Eddie Edward Elmer Eric Eugene Evan Francis Francisco Frank Fred Gabriel Gary Gene George Gerald Gerry Glenn
Gregory Harold Henry Jack Jaime James Jason Jay Jeffrey Jeremy Jerry Jesse Jesus Jimmy Joe Joel Joey John Johnny Jon Jordan Jose Joseph Joshua Juan Jude Julian Julio Justin Karl Keith Kenneth Kevin Krishna Kyle
Larry Lawrence Leo Leon Lester Lewis Logan Lou Louis Luis Mario Mark Martin Marty Matthew Maurice Melvin Micah Michael Mickey Mike Mitchell Norman Oscar Patrick Paul Perry Peter Ray Raymond Rene Richard Rickie Robert
Roberto Ronald Rory Roy Russell Ryan Sam Samuel Scott Sean Shane Shaun Shawn Sidney Stephen Steven Theo Thomas Timothy Toby Tommy Tony Travis Tristan Troy Vernon Victor Virgil Walter Wesley William Willie
Aleksey Alexei Alexey Andrej Bernard Bruce Christian Dmitrii Edwin Ettore Fraser Takeo Vitaliy Wilhelm Napoleon Leopold Winthrop Yevgeny Evgeny Konstantin Anatoly Valery Leonid Nikita Josef Iosif Lavrenty Vyacheslav Georgy
Akram Adnan Amr Badr Riad Tariq Talal Turki Bandar Saud Marwan Mansour Mahmood Yahya Yusuf Yousef Younis Zaid Zayed Ziad Jibril Moussa Musa Issa Ismail Jaber Jassim Kamal Karim Kassem Latif Mehdi Mohsen Mostafa Najib
Salah Salim Salman Samir Sami Shukri Taha Tarek Wael Amadou Mamadou Moustapha Ousmane Souleymane Cheikh Blaise Thomas Roch Patrice Ange Faustin Alexander Vladimir Valdas Gitanas Toomas Jüri Urmas Sauli Alexander Pekka Urho Carl Olof Göran Stefan Ulf Tobias Jonas Espen Børge Thorbjørn Jens""",
    "F": """Andrea Antonia Carol Carmen Connie Courtney Dominique Erin Fran Frances Gail Gayle Joan Karen Kelly Kendall Lauren Lindsay Lindsey Maria Mary Patricia Robin Shannon Shelby Shirley Stacey Stacy Sandy Tracey Tracy
Whitney Carole Monique Fatima Aisha Aicha Khadija Amina Zainab Mariam Maryam Nadia Leila Layla Salma Samira Rania Najla Reem Lana Hanan Nabila Fauzia Shirin Shireen Masoumeh Zahra Hanna Olga Irina Ekaterina
Tatiana Elena Galina Ludmila Lyudmila Oksana Valentina Raisa Anastasia Vesna Biljana Gordana Mirjana Nataša Natasha Snežana Slavica Dubravka Vesna Marija Ivana Sanja Milica Katarina Kristina Greta Ingrid Birgitta Ulla Kirsten Jytte Heidi Claudia Renate Brigitte Monika Petra Sabine Pilar Mercedes Dolores Consuelo Ximena Alejandra Gabriela Lucía Beatriz Noemí
Aleksandra Jelena Tanja Kolinda Zuzana Dalia Ingrida Kersti Kaja Evika Baiba Maia Natalia Natalya Maria Mariya Svetlana Yulia Olena Iryna Tetiana Anna Annalena Angela Ursula Margaret Theresa Liz
Hillary Condoleezza Madeleine Nikki Samantha Linda Wendy Victoria Nancy Susan Kamala Michelle Melania Catherine Ségolène Christine Simone Édith Élisabeth Federica Giorgia Emma Elly Isabel Margarita Arancha Soraya
Cristina Dilma Michelle Violeta Laura Claudia Susana Delcy Mélanie Chrystia Anita Penny Julie Marise Jacinda Helen Nanaia Indira Sonia Sushma Benazir Hina Hasina Khaleda Aung Megawati Retno Gloria Corazon Imelda
Geun-hye Tsai Yoko Yuriko Makiko Sanae Hua Golda Tzipi Ellen Joyce Nkosazana Naledi Winnie Ngozi Samia Sahle-Work Margrethe Mette Helle Erna Ine Anniken Gro Sanna Tarja Elina Margot Ann Magdalena Katrín Vigdís
Vjosa Atifete Donika Olta Elisa Luminița Oana Viorica Ekaterina Mariya Nadezhda Borjana Sylvie Karin Micheline Doris Viola Beate Eva Mahnaz Maka Salome Rosa Leyla Meral Tansu Tanja Bisera Borjana Željka Kristalina Jovanka""",
}
HONORIFICS = {
    "male": "Mr. Mr M. Sir Lord Sheikh Shaikh Sheik Imam Mullah Maulana Ayatollah Hojatoleslam Baron Viscount Monsignor Father Herr Monsieur Señor Signor Don Pasha Bey U Emir Hadji Haji",
    "female": "Mrs. Mrs Ms. Ms Miss Madam Madame Mme Lady Dame Baroness Sheikha Frau Señora Daw Signora Doña Begum Sister",
    "": "Dr. Dr Prof. Prof Hon. Honorable Honourable H.E. HE Rev. Reverend Excellency Amb. Gen. Col. Lt. Maj. Adm. Capt. Sgt. Brig. Sen. Rep. Gov. Cmdr. Messrs. Messrs",
}

# role | kind | flags: s speaks for the state, t title before a name, p plural in itself, u no regular plurals; then the one state that has it, if only one | forms | plural forms
ROLES = """
president | head_of_state | st | federal president;state president
acting president | head_of_state | st | interim president;transitional president
president-elect | head_of_state | t | president elect;incoming president
head of state | head_of_state | s | | heads of state;heads of state and government;heads of state or government
chairman of the presidency | head_of_state | s | chair of the presidency;presidency chairman;presidency member;member of the presidency
supreme leader | head_of_state | st | paramount leader
general secretary | head_of_state | st | communist party chief;party general secretary
captain regent | head_of_state | st
king | monarch | st
queen | monarch | st
emperor | monarch | st | tsar;czar;kaiser
sultan | monarch | st
emir | monarch | st | amir
shah | monarch | st IRN
monarch | monarch | s
pope | monarch | st VAT | pontiff;holy father
grand duke | monarch | st | grand duchess
crown prince | monarch | st | crown princess;heir apparent
prince | monarch | t | princess;duke;duchess
prime minister | head_of_government | st | premier;PM;PriMin;PrimMin;prime minister-designate;acting prime minister;interim prime minister;caretaker prime minister;federal prime minister
head of government | head_of_government | s | chairman of the council of ministers;chairwoman of the council of ministers;chair of the council of ministers | heads of government
chancellor | head_of_government | st | federal chancellor
taoiseach | head_of_government | st IRL
vice president | deputy_head_of_state | st | vice-president;VP;VicePres;veep
deputy prime minister | deputy_head_of_government | st | vice premier;vice-premier;deputy premier;vice prime minister;first deputy prime minister;tánaiste;vice-chancellor;vice chancellor
foreign minister | foreign_minister | st | FonMin;ForMin;FornMin;minister foreign affairs;minister of foreign affairs;minister for foreign affairs;foreign affairs minister;external affairs minister;minister of external affairs;minister for external affairs;minister of external relations;foreign secretary;minister of foreign relations;minister for european and international affairs;minister of international relations;FM;acting foreign minister;interim foreign minister;minister of foreign and european affairs;minister of foreign affairs and trade;federal minister for foreign affairs;minister of international relations and cooperation
chief diplomat | foreign_minister | s | top diplomat;head of diplomacy
foreign commissar | foreign_minister | st | commissar for foreign affairs;commissar of foreign affairs;people's commissar for foreign affairs;people's commissar of foreign affairs
secretary of state | foreign_minister | st | acting secretary of state;US secretary of state;U.S. secretary of state
defence minister | defence_minister | st | defense minister;DefMin;minister of defence;minister of defense;minister of national defence;minister of national defense;minister for defence;minister for defense;defence secretary;defense secretary;secretary of defense;secretary of state for defence;secretary of war;war minister;minister of war;minister of the armed forces;armed forces minister;acting defense minister;acting secretary of defense
interior minister | minister | st | minister of the interior;minister of interior;minister of internal affairs;home secretary;home minister;minister of home affairs;home affairs minister;internal affairs minister;homeland security secretary;secretary of homeland security
finance minister | minister | st | minister of finance;minister for finance;chancellor of the exchequer;treasury secretary;secretary of the treasury;treasurer
attorney general | minister | st | attorney-general
justice minister | minister | st | minister of justice;minister for justice
cabinet minister | minister | st | cabinet secretary;cabinet member;minister without portfolio
minister | minister | st | federal minister;senior minister;acting minister
trade representative | minister | st | U.S. trade representative;US trade representative
deputy foreign minister | deputy_minister | st | vice foreign minister;deputy minister of foreign affairs;vice minister of foreign affairs;assistant foreign minister;first deputy foreign minister;deputy minister for foreign affairs
deputy defence minister | deputy_minister | st | deputy defense minister;vice defense minister;deputy minister of defence;deputy minister of defense;vice minister of defense;deputy secretary of defense
deputy minister | deputy_minister | st | vice minister;vice-minister;assistant minister;junior minister;minister of state;minister delegate;state minister
state secretary | deputy_minister | st | secretary of state for european affairs;secretary of state for foreign affairs
deputy secretary of state | deputy_minister | st | deputy secretary
under secretary of state | deputy_minister | st | under secretary;undersecretary;undersecretary of state;under-secretary;under-secretary of state;under secretary for political affairs;undersecretary for political affairs
assistant secretary of state | deputy_minister | st | assistant secretary;deputy assistant secretary;deputy assistant secretary of state;principal deputy assistant secretary
secretary | secretary | t | executive secretary
permanent secretary | official | st | permanent under-secretary;permanent undersecretary;political director
ambassador | ambassador | st | Amb;envoy extraordinary;ambassador extraordinary and plenipotentiary;minister plenipotentiary;envoy extraordinary and minister plenipotentiary;ambassador-designate;ambassador-at-large;ambassador at large;deputy ambassador;acting ambassador
permanent representative | ambassador | st | deputy permanent representative;UN ambassador;U.N. ambassador;UN envoy;U.N. envoy;ambassador to the United Nations;ambassador to the U.N.;ambassador to the UN
high commissioner | ambassador | st | deputy high commissioner
chargé d'affaires | ambassador | stu | charge d'affaires;chargé;Charge;chargé d’affaires;charge d’affaires | chargés d'affaires
deputy chief of mission | diplomat | s | DCM | deputy chiefs of mission
chief of mission | ambassador | s | head of mission | chiefs of mission;heads of mission
nuncio | ambassador | st | apostolic nuncio;papal nuncio
counselor | diplomat | st | counsellor;minister-counselor;minister counselor
attaché | diplomat | s | attache;military attaché;military attache;defence attaché;defense attaché;defense attache
consul general | consul | st | consul;vice consul;consul-general;honorary consul
diplomat | diplomat | s | senior diplomat;career diplomat
envoy | envoy | st | special envoy;presidential envoy;special presidential envoy;peace envoy;emissary;plenipotentiary;special presidential representative
special representative | envoy | st | SRSG;personal representative;special coordinator
mediator | envoy | s | facilitator;chief mediator
negotiator | envoy | s | chief negotiator;lead negotiator;top negotiator;peace negotiator;interlocutor
representative | envoy | st
delegate | diplomat | s | head of delegation;delegation head;delegation leader;delegation member
spokesman | spokesperson | st | spokesperson;spokeswoman;deputy spokesperson;deputy spokesman;government spokesman;government spokesperson;chief spokesman | spokespeople;spokespersons
press secretary | spokesperson | st | presidential spokesman;presidential spokesperson
national security adviser | adviser | st | national security advisor;assistant for national security affairs;assistant to the president for national security affairs;presidential assistant for national security affairs;national security assistant;deputy national security adviser;deputy national security advisor;security adviser
adviser | adviser | st | advisor;senior adviser;senior advisor;special adviser;special advisor;presidential adviser;presidential advisor;foreign policy adviser;foreign policy advisor;top adviser;senior aide;top aide;presidential aide;special assistant
aide | adviser | s
chief of staff | official | t | | chiefs of staff
chief of cabinet | official | s
official | official | s | senior official;government official;top official;foreign ministry official;defense official;defence official;military official;security official;administration official;senior administration official;State Department official;U.N. official
authorities | official | sp | government authorities
agency head | agency_head | s | intelligence chief;spy chief;director of intelligence;head of intelligence;intelligence director
director | agency_head | t | CIA director;FBI director;deputy director
central bank governor | central_bank_governor | s | governor of the central bank;central bank chief
chief of the general staff | military_chief | s | chief of general staff;army chief;military chief;chief of defence;chief of defense;chief of defence staff;chairman of the joint chiefs of staff;joint chiefs chairman;chief of the army staff;chief of the defence staff
commander | military_chief | st | commander-in-chief;commander in chief;supreme commander;force commander;army commander;military commander
senior officer | military | t | General;Generalissimo;Admiral;Colonel;lieutenant general;lieutenant-general;major general;major-general;brigadier general;brigadier;field marshal;marshal;lieutenant colonel;vice admiral;rear admiral;air marshal;Captain;Major;Lieutenant;Sergeant
speaker | legislature_leader | st | parliament speaker;parliamentary speaker;speaker of parliament;house speaker;speaker of the house;president of the senate;president of the national assembly;senate president;speaker of the parliament;president of the assembly;deputy speaker
senator | legislator | t | U.S. senator;US senator
congressman | legislator | t | congresswoman;member of congress;U.S. representative;congressperson | members of congress
lawmaker | legislator | | legislator;parliamentarian;member of parliament;MP;MEP;member of the European Parliament | members of parliament
majority leader | legislator | t | minority leader;senate majority leader;senate minority leader;house majority leader;house minority leader;majority whip;minority whip
committee chairman | legislator | | committee chair;chairman of the foreign affairs committee;chairman of the foreign relations committee;ranking member
opposition leader | party_leader | t | leader of the opposition;rebel leader;separatist leader
party leader | party_leader | t | party chairman;party president;party chief;party chairwoman
governor | governor | t | lieutenant governor;regional governor
first minister | subnational_head | t | chief minister;minister-president;minister president
chief executive | subnational_head | t
governor-general | governor_general | st | governor general
mayor | mayor | t | deputy mayor;lord mayor
judge | judge | st | federal judge;district judge;chief justice;Justice
prosecutor | judge | st | chief prosecutor;prosecutor general;prosecutor-general;special prosecutor
secretary-general | igo_official | st | secretary general;UN secretary-general;U.N. secretary-general;UN chief;U.N. chief;NATO chief;NATO secretary-general;deputy secretary-general;deputy secretary general;under-secretary-general;assistant secretary-general | secretaries-general;secretaries general
high representative | igo_official | st | EU foreign policy chief;foreign policy chief;high representative of the union for foreign affairs and security policy;EU high representative
commission president | igo_official | st | president of the European Commission;European Commission president;European Council president;president of the European Council;council president
commissioner | igo_official | st | EU commissioner;European commissioner;enlargement commissioner;vice-president of the European Commission
director-general | igo_official | st | director general;executive director;managing director
chief | leader | st
chief executive officer | leader | t | CEO;chairman and CEO;president and CEO
special counsel | official | t | independent counsel
special rapporteur | igo_official | st | rapporteur
patriarch | religious_leader | t | archbishop;metropolitan;bishop;cardinal;grand mufti;mufti;imam;rabbi;chief rabbi;grand imam
warlord | armed_group_leader | | militia leader;militia commander;rebel commander
leader | leader | st | strongman;ruler;top leader;de facto leader;state leader
chairman | leader | t | chairwoman;chairperson;chair
dictator | leader | s
counterpart | relational | | opposite number;colleague;homologue
ally | relational | u | | allies
first lady | family | t
government | collective | s | administration;regime;cabinet;leadership;ruling junta;junta;interim government;transitional government;caretaker government;council of ministers;politburo
delegation | collective | s | negotiating team;negotiating delegation;high-level delegation;government delegation
foreign ministry | collective | s | ministry of foreign affairs;foreign office;ministry for foreign affairs;ministry of external affairs;foreign affairs ministry | foreign ministries
defence ministry | collective | s | defense ministry;ministry of defence;ministry of defense | defence ministries;defense ministries
ministry | collective | s | interior ministry;finance ministry;ministry of the interior;ministry of finance;justice ministry;trade ministry;ministry of trade;economy ministry;energy ministry | ministries
presidency | collective | s | president's office;presidential administration;presidential palace
prime minister's office | collective | s
embassy | collective | s | consulate;permanent mission;diplomatic mission
parliament | collective | | legislature;congress;national assembly;senate;lower house;upper house
armed forces | collective | sp | | military forces;security forces;government forces;troops
army | collective | s | military;navy;air force;coast guard
coast guard | collective | su
police | collective | su
intelligence service | collective | s | intelligence agency;secret service;security service | intelligence services;intelligence agencies;security services
"""
for portfolio in """agriculture trade economy energy health education culture environment transport tourism labour labor industry commerce information oil petroleum
communications telecommunications development planning immigration migration science sports water mines mining investment infrastructure housing fisheries
climate technology security public_security intelligence state_security European_affairs foreign_trade economic_affairs social_affairs veterans_affairs
refugee_affairs parliamentary_affairs regional_development international_trade international_development international_cooperation European_integration strategic_affairs""".split():
    p = portfolio.replace("_", " ")
    ROLES += f"{p} minister | minister | st | minister of {p};minister for {p};minister of the {p};deputy {p} minister\n"
for portfolio in "commerce agriculture labor energy transportation education housing health interior army navy air_force".split():
    p = portfolio.replace("_", " ")
    ROLES += f"{p} secretary | minister | st | secretary of {p};secretary of the {p}\n"

SHORT_GIVEN = {"Al", "Ed", "Jo", "Bo", "Li", "Xi", "Hu", "Yu", "Su", "Wu", "Di", "Cy"}
# Ordinary words that the list of common words lacks because texts write them with a capital.
SINGLE = set("""confederation republic act commission league focus renaissance union congress senate reform forward labour labor together victory liberty future hope unity alliance order quad
house parliament assembly government council ministry party front movement coalition opposition the and sc as is map can dna mdg cdc uss wps sig nis inc tip psc pm fm vp cia fbi us uk un eu uae usa
september november american british french russian german european central western eastern northern southern""".split())
# "Georgia" is the university, "Lao" a Vietnamese party, in lists of American officials.
NOT_IN_FRUS = ["Georgia", "Bosnian Croat", "Croat", "Lao", "Indiana", "Jersey", "English", "Dominican", "Congo"]

# Ministers that the sources lack: state, name, from, to (empty: in office in mid-2025). General knowledge, to the month.
MINISTERS = {
    "foreign_minister": """BGD Touhid Hossain 2024-08;UZB Bakhtiyor Saidov 2022-12;TKM Rashid Meredov 2001-07;KGZ Jeenbek Kulubaev 2022-04;TJK Sirojiddin Muhriddin 2013-11;VNM Bùi Thanh Sơn 2021-04 2025-08;
THA Maris Sangiampongsa 2024-04 2025-09;PHL Enrique Manalo 2022-07 2025-06;PHL Theresa Lazaro 2025-07;KHM Prak Sokhonn 2024-11;LKA Vijitha Herath 2024-11;NPL Arzu Rana Deuba 2024-07 2025-09;
QAT Mohammed bin Abdulrahman Al Thani 2016-01;KWT Abdullah Al-Yahya 2024-01;LBN Abdallah Bou Habib 2021-09 2025-02;LBN Youssef Raggi 2025-02;YEM Shaya al-Zindani 2024-03;TUN Mohamed Ali Nafti 2024-08;
GHA Samuel Okudzeto Ablakwa 2025-01;SEN Yassine Fall 2024-04;CIV Kacou Houadja Léon Adom 2023-10;AGO Téte António 2020-04;UGA Jeje Odongo 2021-06;TZA Mahmoud Thabit Kombo 2024-07;ZWE Amon Murwira 2024-10;
COL Álvaro Leyva 2022-08 2024-05;COL Luis Gilberto Murillo 2024-05 2025-01;COL Laura Sarabia 2025-01 2025-07;COL Rosa Villavicencio 2025-07;PER Elmer Schialer 2024-09 2025-10;CHL Alberto van Klaveren 2023-03;
ECU Gabriela Sommerfeld 2023-11;BOL Celinda Sosa 2023-11 2025-11;PSE Riyad al-Maliki 2009-05 2024-03;PSE Varsen Aghabekian 2025-06""",
    "defence_minister": """JPN Minoru Kihara 2023-09 2024-10;JPN Gen Nakatani 2024-10 2025-10;JPN Shinjiro Koizumi 2025-10;BRA José Múcio 2023-01;CAN Bill Blair 2023-07 2025-05;CAN David McGuinty 2025-05;ESP Margarita Robles 2018-06;
KOR Shin Won-sik 2023-10 2024-09;KOR Kim Yong-hyun 2024-09 2024-12;KOR Ahn Gyu-back 2025-07;MEX Ricardo Trevilla 2024-10;IDN Sjafrie Sjamsoeddin 2024-10;SAU Khalid bin Salman 2022-09;ZAF Angie Motshekga 2024-07;
ARG Luis Petri 2023-12 2025-12;EGY Abdel Mageed Saqr 2024-07;IRN Aziz Nasirzadeh 2024-08;IRQ Thabit al-Abbasi 2022-10;PAK Khawaja Asif 2022-04;NGA Mohammed Badaru 2023-08;ETH Aisha Mohammed 2024-05;KEN Soipan Tuya 2024-08;
ROU Angel Tîlvăr 2022-10 2025-06;ROU Ionuț Moșteanu 2025-06;NLD Kajsa Ollongren 2022-01 2024-07;NLD Ruben Brekelmans 2024-07;BEL Ludivine Dedonder 2020-10 2025-02;BEL Theo Francken 2025-02;SWE Pål Jonson 2022-10;
NOR Bjørn Arild Gram 2022-04 2025-02;NOR Tore Sandvik 2025-02;DNK Troels Lund Poulsen 2023-08;FIN Antti Häkkänen 2023-06;AUT Klaudia Tanner 2020-01;CHE Viola Amherd 2019-01 2025-03;CHE Martin Pfister 2025-04;PRT Nuno Melo 2024-04;
CZE Jana Černochová 2021-12 2025-12;HUN Kristóf Szalay-Bobrovniczky 2022-05;BGR Atanas Zapryanov 2024-04;MNE Dragan Krapović 2023-10;MKD Vlado Misajlovski 2024-06;ALB Pirro Vengu 2024-07;SVN Borut Sajovic 2024-10;
SVK Robert Kaliňák 2023-10;LTU Dovilė Šakalienė 2024-12 2025-10;LVA Andris Sprūds 2023-09;EST Hanno Pevkur 2022-07;MDA Anatolie Nosatîi 2021-08;ARM Suren Papikyan 2021-11;AZE Zakir Hasanov 2013-10;KAZ Ruslan Zhaksylykov 2022-01;
BLR Viktor Khrenin 2020-01;VNM Phan Văn Giang 2021-04;PHL Gilberto Teodoro 2023-06;MYS Mohamed Khaled Nordin 2023-12;SGP Ng Eng Hen 2011-05 2025-05;SGP Chan Chun Sing 2025-05;AFG Mohammad Yaqoob 2021-09;SYR Murhaf Abu Qasra 2024-12;
LBN Michel Menassa 2025-02;QAT Saoud bin Abdulrahman Al Thani 2024-11;LUX Yuriko Backes 2023-11;NZL Judith Collins 2023-11;TWN Wellington Koo 2024-05;PRK No Kwang Chol 2024-10;COL Pedro Sánchez 2025-02;CHL Adriana Delpiano 2025-03;
VEN Vladimir Padrino López 2014-10""",
}
