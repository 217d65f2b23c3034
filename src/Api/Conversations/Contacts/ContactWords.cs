using System.Collections.Frozen;

namespace Marketplace.Conversations;

/// <summary>The words of several languages that ways to reach somebody are made of, as <see cref="Skeleton"/> spells them.</summary>
internal static class ContactWords
{
    /// <summary>English, German, French, Spanish, Italian, Portuguese, Dutch, Turkish, Russian, Polish, Arabic, Kurdish (Sorani and Kurmanji).</summary>
    public static readonly FrozenDictionary<string, char> Digits = new (char Digit, string Words)[]
    {
        ('0', "zero null zéro cero nul sıfır ноль нуль صفر سفر sifir oh"),
        ('1', "one eins ein un uno um een bir один jeden واحد یەک yek"),
        ('2', "two zwei zwo deux dos due dois twee iki два dwa اثنان اثنين دوو du"),
        ('3', "three drei trois tres tre três drie üç три trzy ثلاثة ثلاث سێ sê"),
        ('4', "four vier quatre cuatro quattro quatro dört четыре cztery أربعة اربع چوار çar"),
        ('5', "five fünf fuenf cinq cinco cinque vijf beş пять pięć خمسة خمس پێنج pênc"),
        ('6', "six sechs seis sei zes altı шесть sześć ستة ست شەش şeş"),
        ('7', "seven sieben sept siete sette sete zeven yedi семь siedem سبعة سبع حەوت heft"),
        ('8', "eight acht huit ocho otto oito sekiz восемь osiem ثمانية ثمان هەشت heşt"),
        ('9', "nine neun neuf nueve nove negen dokuz девять dziewięć تسعة تسع نۆ neh"),
    }.SelectMany(entry => Spelled(entry.Words).Select(word => (word, entry.Digit))).ToFrozenDictionary(pair => pair.word, pair => pair.Digit);

    /// <summary>Words that say the next digit twice or three times.</summary>
    public static readonly FrozenDictionary<string, int> Repeats = Spelled("double doppel doble çift").Select(word => (word, 2))
        .Concat(Spelled("triple dreifach").Select(word => (word, 3)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Item2);

    /// <summary>Words that join digits and say nothing.</summary>
    public static readonly FrozenSet<string> Joints =
        Set("and then und dann et puis y luego e poi en dan ve sonra и потом و ثم û dash hyphen minus strich tiret guion space leer");

    /// <summary>Words after which digits are a telephone number, even few of them.</summary>
    public static readonly FrozenSet<string> Calling = Set(
        "call calling phone tel telephone mobile cell cellphone whatsapp wa text sms ring dial viber signal telegram handy telefon mobil ruf anrufen nummer erreichst "
        + "téléphone portable appelle appelez appeler numéro llama llámame teléfono móvil número telefono cellulare chiamami telefone ligue bel ara arayın cep numaram "
        + "звони позвони звоните телефон номер zadzwoń هاتف هاتفي جوال جوالي موبايل موبايلي رقم رقمي اتصل واتساب واتس تەلەفۆن مۆبایل ژمارە ژمارەکەم پەیوەندی hejmara");

    /// <summary>Words before which or after which digits are a name of something, a measure or a price.</summary>
    public static readonly FrozenSet<string> Counting = Set(
        "order booking invoice ref reference id sku isbn serial model ticket tracking receipt art item version flight room code case listing "
        + "bestellung buchung rechnung rechnungsnummer buchungsnummer auftrag kommande commande facture réservation pedido factura reserva ordine fattura sipariş fatura rezervasyon "
        + "заказ счет бронь zamówienie faktura حجز فاتورة طلب فاتورە حجزی داواکاری "
        + "eur euro euros usd dollar dollars iqd dinar dinars gbp try lira tl pln zł rub chf aed sar kwd jpy yen دينار دولار دینار یورۆ يورو руб рублей "
        + "km m cm mm kg g l ml min minutes minuten minutes heures hours stunden std people personen persons personas kişi steps views mb gb kb px watt kwh followers users ");

    /// <summary>What at-signs are called.</summary>
    public static readonly FrozenSet<string> At = Set("at ät arroba arrobas chiocciola bei klammeraffe arobase arobas собака آت ات malpa kuyruklu");

    /// <summary>What the dots of addresses are called.</summary>
    public static readonly FrozenSet<string> Dot = Set("dot punkt point punto ponto punt nokta точка kropka نقطة نقطه xal خاڵ");

    /// <summary>Where people have mail; known without what follows the dot.</summary>
    public static readonly FrozenSet<string> MailHosts =
        Set("gmail googlemail yahoo ymail hotmail outlook icloud proton protonmail gmx aol mail yandex live msn zoho tutanota جيميل ياهو هوتميل جیمەیڵ");

    /// <summary>Ends of host names that people use.</summary>
    public static readonly FrozenSet<string> Domains = Set(
        "com net org info biz eu io co me app dev ai tv cc shop store online site xyz club pro link page live tech studio music art blog "
        + "de at ch uk us fr es it pt nl be pl cz se no dk fi gr tr ru ua iq krd ir sa ae kw jo lb eg ma tn in pk cn jp kr br mx ca au nz ie edu gov gl gg ly to");

    /// <summary>Ends of host names that are words too; only a written-out address has them.</summary>
    public static readonly FrozenSet<string> WordsToo = Set("me at it is in to no be us so my art live page shop store link club pro music studio online site blog app de es fr co");

    /// <summary>Where people are found by a name, and where they are paid.</summary>
    public static readonly FrozenSet<string> Apps = Set(
        "whatsapp wa telegram tg signal viber instagram insta ig snapchat snap facebook fb messenger wechat weixin skype tiktok twitter discord kik imo linkedin threads line "
        + "paypal venmo cashapp zelle revolut wise payoneer bizum twint zaincash "
        + "واتساب تلغرام تيليجرام انستغرام انستا سناب فيسبوك ئینستاگرام تێلیگرام واتسئاپ سناپ телеграм телега инста инстаграм вотсап вайбер вк");

    /// <summary>Words between an app and the name there.</summary>
    public static readonly FrozenSet<string> Naming = Set(
        "is my me on at name user username nick nickname id handle account under as it its s the also called ist mein mich unter als auf heiße bin "
        + "est mon moi sous sur es mi soy como en benim adım adresim hesabım мой ник я там هو حسابي اسمي يوزر على ناوم هەژماری");

    private static FrozenSet<string> Set(string words) => Spelled(words).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> Spelled(string words) => words
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(word => new[] { Skeleton.Of(word).Text, Skeleton.Of(word).Latin })
        .Distinct(StringComparer.Ordinal);
}
