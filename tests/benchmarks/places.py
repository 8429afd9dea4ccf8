"""Towns by département or collectivity, and names of streets: real places, for fictional records."""

from dataclasses import dataclass

from tests.benchmarks.grammar import listed
from vivier.records import DEPARTEMENTS

_TOWNS = """
01 Bourg-en-Bresse, Oyonnax, Ambérieu-en-Bugey, Gex, Belley, Nantua, Trévoux, Miribel
02 Laon, Saint-Quentin, Soissons, Château-Thierry, Tergnier, Hirson, Vervins, Guise
03 Moulins, Montluçon, Vichy, Cusset, Yzeure, Gannat, Commentry, Lapalisse
04 Digne-les-Bains, Manosque, Sisteron, Barcelonnette, Forcalquier, Castellane, Oraison
05 Gap, Briançon, Embrun, Veynes, Laragne-Montéglin, Guillestre, Chorges
06 Nice, Cannes, Antibes, Grasse, Menton, Cagnes-sur-Mer, Vence, Carros
07 Privas, Annonay, Aubenas, Tournon-sur-Rhône, Largentière, Le Teil, Les Vans, Lamastre
08 Charleville-Mézières, Sedan, Rethel, Vouziers, Revin, Givet, Nouzonville
09 Foix, Pamiers, Saint-Girons, Lavelanet, Mirepoix, Ax-les-Thermes, Tarascon-sur-Ariège
10 Troyes, Romilly-sur-Seine, Bar-sur-Aube, Nogent-sur-Seine, Brienne-le-Château, Sainte-Savine
11 Carcassonne, Narbonne, Castelnaudary, Limoux, Lézignan-Corbières, Quillan, Sigean
12 Rodez, Millau, Villefranche-de-Rouergue, Decazeville, Saint-Affrique, Espalion, Onet-le-Château
13 Marseille, Aix-en-Provence, Arles, Aubagne, Martigues, Istres, Salon-de-Provence, Vitrolles, Tarascon
14 Caen, Lisieux, Bayeux, Vire Normandie, Falaise, Honfleur, Hérouville-Saint-Clair, Deauville
15 Aurillac, Saint-Flour, Mauriac, Arpajon-sur-Cère, Murat, Riom-ès-Montagnes
16 Angoulême, Cognac, Soyaux, Confolens, Ruelle-sur-Touvre, Barbezieux-Saint-Hilaire, Jarnac
17 La Rochelle, Saintes, Rochefort, Royan, Jonzac, Saint-Jean-d’Angély, Marennes-Hiers-Brouage
18 Bourges, Vierzon, Saint-Amand-Montrond, Mehun-sur-Yèvre, Sancerre, Aubigny-sur-Nère
19 Tulle, Brive-la-Gaillarde, Ussel, Égletons, Objat, Malemort, Bort-les-Orgues
2A Ajaccio, Sartène, Porto-Vecchio, Propriano, Bonifacio, Bastelicaccia
2B Bastia, Corte, Calvi, L’Île-Rousse, Borgo, Ghisonaccia, Biguglia
21 Dijon, Beaune, Montbard, Chenôve, Châtillon-sur-Seine, Auxonne, Semur-en-Auxois, Talant
22 Saint-Brieuc, Lannion, Dinan, Guingamp, Loudéac, Paimpol, Lamballe-Armor, Rostrenen
23 Guéret, Aubusson, La Souterraine, Bourganeuf, Felletin, Boussac
24 Périgueux, Bergerac, Sarlat-la-Canéda, Nontron, Ribérac, Terrasson-Lavilledieu, Thiviers
25 Besançon, Montbéliard, Pontarlier, Audincourt, Morteau, Baume-les-Dames, Ornans, Valentigney
26 Valence, Montélimar, Romans-sur-Isère, Die, Nyons, Pierrelatte, Crest, Livron-sur-Drôme
27 Évreux, Vernon, Louviers, Bernay, Les Andelys, Pont-Audemer, Gisors, Val-de-Reuil
28 Chartres, Dreux, Châteaudun, Nogent-le-Rotrou, Lucé, Vernouillet, Épernon
29 Quimper, Brest, Morlaix, Concarneau, Douarnenez, Châteaulin, Landerneau, Quimperlé, Carhaix-Plouguer
30 Nîmes, Alès, Bagnols-sur-Cèze, Le Vigan, Beaucaire, Uzès, Vauvert, Saint-Gilles
31 Toulouse, Muret, Saint-Gaudens, Colomiers, Blagnac, Revel, Tournefeuille, Villefranche-de-Lauragais
32 Auch, Condom, Mirande, L’Isle-Jourdain, Fleurance, Lectoure, Nogaro, Éauze
33 Bordeaux, Mérignac, Pessac, Libourne, Arcachon, Langon, Blaye, Lesparre-Médoc, Talence
34 Montpellier, Béziers, Sète, Lodève, Lunel, Agde, Bédarieux, Ganges, Pézenas
35 Rennes, Saint-Malo, Fougères, Vitré, Redon, Bruz, Cesson-Sévigné, Montfort-sur-Meu
36 Châteauroux, Issoudun, Le Blanc, La Châtre, Déols, Argenton-sur-Creuse, Buzançais
37 Tours, Joué-lès-Tours, Chinon, Loches, Amboise, Saint-Pierre-des-Corps, Château-Renault
38 Grenoble, Vienne, Bourgoin-Jallieu, Voiron, La Tour-du-Pin, Échirolles, La Mure, Saint-Marcellin
39 Lons-le-Saunier, Dole, Saint-Claude, Champagnole, Morez, Poligny, Arbois, Salins-les-Bains
40 Mont-de-Marsan, Dax, Biscarrosse, Saint-Sever, Mimizan, Hagetmau, Parentis-en-Born
41 Blois, Vendôme, Romorantin-Lanthenay, Vineuil, Salbris, Montrichard Val de Cher
42 Saint-Étienne, Roanne, Montbrison, Firminy, Saint-Chamond, Rive-de-Gier, Feurs, Andrézieux-Bouthéon
43 Le Puy-en-Velay, Yssingeaux, Brioude, Monistrol-sur-Loire, Langeac, Craponne-sur-Arzon
44 Nantes, Saint-Nazaire, Châteaubriant, Ancenis-Saint-Géréon, Rezé, Pornic, Saint-Herblain, Guérande, Clisson
45 Orléans, Montargis, Pithiviers, Gien, Fleury-les-Aubrais, Olivet, Beaugency
46 Cahors, Figeac, Gourdon, Souillac, Gramat, Saint-Céré, Prayssac
47 Agen, Villeneuve-sur-Lot, Marmande, Nérac, Tonneins, Fumel, Casteljaloux
48 Mende, Florac Trois Rivières, Marvejols, Langogne, Saint-Chély-d’Apcher
49 Angers, Cholet, Saumur, Segré-en-Anjou Bleu, Trélazé, Beaupréau-en-Mauges, Baugé-en-Anjou
50 Saint-Lô, Cherbourg-en-Cotentin, Coutances, Avranches, Granville, Carentan-les-Marais, Valognes
51 Châlons-en-Champagne, Reims, Épernay, Vitry-le-François, Sézanne, Sainte-Menehould, Tinqueux
52 Chaumont, Saint-Dizier, Langres, Joinville, Nogent, Wassy
53 Laval, Mayenne, Château-Gontier-sur-Mayenne, Évron, Ernée, Craon
54 Nancy, Lunéville, Briey, Toul, Longwy, Vandœuvre-lès-Nancy, Pont-à-Mousson, Jarny
55 Bar-le-Duc, Verdun, Commercy, Ligny-en-Barrois, Saint-Mihiel, Étain
56 Vannes, Lorient, Pontivy, Auray, Ploërmel, Hennebont, Lanester, Questembert
57 Metz, Thionville, Sarreguemines, Forbach, Sarrebourg, Saint-Avold, Yutz, Hagondange, Bitche
58 Nevers, Cosne-Cours-sur-Loire, Clamecy, Château-Chinon, Decize, La Charité-sur-Loire, Varennes-Vauzelles
59 Lille, Roubaix, Tourcoing, Dunkerque, Valenciennes, Douai, Cambrai, Maubeuge, Avesnes-sur-Helpe, Hazebrouck
60 Beauvais, Compiègne, Creil, Senlis, Clermont, Noyon, Méru, Crépy-en-Valois
61 Alençon, Flers, Argentan, Mortagne-au-Perche, L’Aigle, Domfront-en-Poiraie, Vimoutiers
62 Arras, Calais, Boulogne-sur-Mer, Béthune, Lens, Saint-Omer, Montreuil, Liévin, Bruay-la-Buissière
63 Clermont-Ferrand, Riom, Thiers, Issoire, Ambert, Cournon-d’Auvergne, Chamalières, Billom
64 Pau, Bayonne, Anglet, Biarritz, Oloron-Sainte-Marie, Orthez, Saint-Jean-de-Luz, Mauléon-Licharre
65 Tarbes, Lourdes, Bagnères-de-Bigorre, Argelès-Gazost, Lannemezan, Vic-en-Bigorre
66 Perpignan, Céret, Prades, Argelès-sur-Mer, Canet-en-Roussillon, Rivesaltes, Font-Romeu-Odeillo-Via
67 Strasbourg, Haguenau, Sélestat, Saverne, Molsheim, Schiltigheim, Wissembourg, Obernai
68 Colmar, Mulhouse, Altkirch, Thann, Guebwiller, Saint-Louis, Wittenheim, Ribeauvillé
69 Lyon, Villeurbanne, Villefranche-sur-Saône, Vénissieux, Givors, Tarare, Bron, Vaulx-en-Velin
70 Vesoul, Lure, Héricourt, Luxeuil-les-Bains, Gray, Saint-Loup-sur-Semouse, Jussey
71 Mâcon, Chalon-sur-Saône, Le Creusot, Autun, Montceau-les-Mines, Charolles, Louhans, Tournus, Paray-le-Monial
72 Le Mans, La Flèche, Mamers, Sablé-sur-Sarthe, Allonnes, La Ferté-Bernard, Château-du-Loir
73 Chambéry, Albertville, Aix-les-Bains, Saint-Jean-de-Maurienne, Ugine, Bourg-Saint-Maurice, Modane
74 Annecy, Annemasse, Thonon-les-Bains, Bonneville, Cluses, Saint-Julien-en-Genevois, Rumilly, Sallanches
75 Paris, Paris 10e, Paris 12e, Paris 13e, Paris 15e, Paris 19e
76 Rouen, Le Havre, Dieppe, Fécamp, Yvetot, Elbeuf, Neufchâtel-en-Bray, Sotteville-lès-Rouen
77 Melun, Meaux, Fontainebleau, Provins, Torcy, Chelles, Montereau-Fault-Yonne, Coulommiers
78 Versailles, Saint-Germain-en-Laye, Mantes-la-Jolie, Rambouillet, Poissy, Trappes, Les Mureaux
79 Niort, Bressuire, Parthenay, Thouars, Melle, Saint-Maixent-l’École
80 Amiens, Abbeville, Péronne, Montdidier, Albert, Doullens, Friville-Escarbotin
81 Albi, Castres, Mazamet, Gaillac, Graulhet, Lavaur, Carmaux
82 Montauban, Castelsarrasin, Moissac, Caussade, Valence d’Agen, Beaumont-de-Lomagne
83 Toulon, Draguignan, Brignoles, Fréjus, Hyères, La Seyne-sur-Mer, Saint-Raphaël, Le Luc
84 Avignon, Carpentras, Orange, Apt, Cavaillon, Pertuis, Vaison-la-Romaine, L’Isle-sur-la-Sorgue
85 La Roche-sur-Yon, Les Sables-d’Olonne, Fontenay-le-Comte, Challans, Les Herbiers, Luçon, Montaigu-Vendée
86 Poitiers, Châtellerault, Montmorillon, Loudun, Chauvigny, Civray, Neuville-de-Poitou
87 Limoges, Bellac, Rochechouart, Saint-Junien, Panazol, Saint-Léonard-de-Noblat, Saint-Yrieix-la-Perche
88 Épinal, Saint-Dié-des-Vosges, Neufchâteau, Remiremont, Gérardmer, Vittel, Mirecourt
89 Auxerre, Sens, Avallon, Joigny, Tonnerre, Migennes, Villeneuve-sur-Yonne
90 Belfort, Delle, Valdoie, Beaucourt, Bavilliers, Giromagny
91 Évry-Courcouronnes, Étampes, Palaiseau, Corbeil-Essonnes, Massy, Dourdan, Brétigny-sur-Orge
92 Nanterre, Boulogne-Billancourt, Antony, Colombes, Asnières-sur-Seine, Gennevilliers, Montrouge
93 Bobigny, Saint-Denis, Le Raincy, Montreuil, Aubervilliers, Aulnay-sous-Bois, Noisy-le-Grand, Pantin
94 Créteil, Nogent-sur-Marne, L’Haÿ-les-Roses, Vitry-sur-Seine, Ivry-sur-Seine, Champigny-sur-Marne, Rungis
95 Cergy, Argenteuil, Pontoise, Sarcelles, Montmorency, Persan, Magny-en-Vexin, Garges-lès-Gonesse
971 Basse-Terre, Pointe-à-Pitre, Les Abymes, Baie-Mahault, Le Moule, Sainte-Anne, Grand-Bourg, Capesterre-Belle-Eau
972 Fort-de-France, Le Lamentin, La Trinité, Le Marin, Saint-Pierre, Sainte-Marie, Schœlcher, Le Robert
973 Cayenne, Saint-Laurent-du-Maroni, Kourou, Matoury, Remire-Montjoly, Maripasoula, Saint-Georges
974 Saint-Denis, Saint-Pierre, Saint-Paul, Saint-Benoît, Le Tampon, Saint-Louis, Saint-Leu, Le Port
975 Saint-Pierre, Miquelon-Langlade
976 Mamoudzou, Dzaoudzi, Koungou, Dembéni, Sada, Pamandzi, Bandraboua, Chirongui
977 Gustavia
978 Marigot, Grand-Case, Quartier-d’Orléans
984 Port-aux-Français
986 Mata-Utu, Alo, Sigave
987 Papeete, Faa’a, Punaauia, Uturoa, Taravao, Afareaitu
988 Nouméa, Dumbéa, Koné, Païta, Le Mont-Dore, Poindimié, Wé
989 La Passion-Clipperton
"""

TOWNS: dict[str, tuple[str, ...]] = {
    line.split(" ", 1)[0]: tuple(line.split(" ", 1)[1].split(", ")) for line in _TOWNS.strip().splitlines()
}
"""Towns by code; the first one is the seat."""

# Where people live: these come back more often than a fair turn would make them.
CROWDED = listed(
    "75 59 13 69 33 44 31 34 35 67 38 76 92 93 94 77 78 91 95 06 62 83 57 54 974 21 25 37 49 45 63"
)


@dataclass(frozen=True, slots=True)
class City:
    """A city of which more is known.

    Attributes:
        code_insee: Insee code.
        latitude: in decimal degrees.
        longitude: in decimal degrees.
    """

    code_insee: str
    latitude: str
    longitude: str


CITIES = {
    "Besançon": City("25056", "47.24", "6.02"),
    "Bordeaux": City("33063", "44.84", "-0.58"),
    "Dijon": City("21231", "47.32", "5.04"),
    "Lille": City("59350", "50.63", "3.06"),
    "Lyon": City("69123", "45.76", "4.84"),
    "Marseille": City("13055", "43.30", "5.38"),
    "Montpellier": City("34172", "43.61", "3.87"),
    "Nantes": City("44109", "47.22", "-1.55"),
    "Rennes": City("35238", "48.11", "-1.68"),
    "Strasbourg": City("67482", "48.58", "7.75"),
    "Toulouse": City("31555", "43.60", "1.44"),
}
"""Facts about a few cities."""

_STREETS = """
Simone-Veil, Olympe-de-Gouges, Lucie-Aubrac, Jean-Jaurès, Gisèle-Halimi, Germaine-Tillion, Aimé-Césaire,
Condorcet, Marie-Curie, Louise-Michel, Camille-Claudel, Rosa-Parks, Émilie-du-Châtelet, Ambroise-Croizat,
Irène-Joliot-Curie, Sophie-Germain, Nelson-Mandela, Joséphine-Baker, Maryse-Bastié, Colette, George-Sand,
Alexandre-Ribot, Toussaint-Louverture, Abbé-Grégoire, Théodore-Monod, Hubertine-Auclert, Flora-Tristan,
Pierre-Mendès-France, Marcel-Pagnol, Jules-Verne, Berthe-Morisot, Clément-Ader, Nicole-Girard-Mangin,
de la Préfecture, des Tanneurs, du Vieux-Pont, des Tilleuls, de la Liberté, du Marché-aux-Grains, des Halles,
de l’Ancienne-Gare, de la Citadelle, des Lavandières, du Champ-de-Mars, de la Fontaine-aux-Ânes, des Carmes,
du Moulin-à-Vent, des Arquebusiers, de la Manufacture, des Quatre-Vents, du Chemin-Vert, de la République,
de l’Hôtel-de-Ville, du Faubourg-Saint-Jacques, des Bateliers, de la Verrerie, du Puits-Carré, des Cordeliers
"""

STREETS: tuple[str, ...] = tuple(name.strip() for name in " ".join(_STREETS.split()).split(","))
"""What follows « rue », « avenue »…"""

WAYS = ("rue", "avenue", "place", "boulevard", "quai", "allée", "cours", "impasse", "esplanade", "chemin")
"""Kinds of street."""


def town_code(departement: str, town: str) -> str | None:
    """Return the Insee code of a town that we know, else None."""
    city = CITIES.get(town)
    return city.code_insee if city and city.code_insee.startswith(departement) else None


assert set(TOWNS) == set(DEPARTEMENTS), set(TOWNS) ^ set(DEPARTEMENTS)
