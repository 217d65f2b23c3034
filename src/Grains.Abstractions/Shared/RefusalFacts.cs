using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Marketplace;

/// <summary>Facts of a type, each written as the API writes values of that type, so that programs need not read sentences.</summary>
public static class RefusalFacts
{
    /// <summary>What stands for a list or a value that is empty.</summary>
    public const string None = "none";

    /// <summary>An instant, RFC 3339 in UTC.</summary>
    public static Refusal With(this Refusal refusal, string name, DateTimeOffset value) =>
        refusal.With(name, value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>A length of time, ISO 8601.</summary>
    public static Refusal With(this Refusal refusal, string name, TimeSpan value) => refusal.With(name, XmlConvert.ToString(value));

    /// <summary>A number.</summary>
    public static Refusal With(this Refusal refusal, string name, long value) => refusal.With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An id.</summary>
    public static Refusal With(this Refusal refusal, string name, Guid value) => refusal.With(name, value.ToString("D"));

    /// <summary>Money as minor units and currency: `8000 EUR`.</summary>
    public static Refusal With(this Refusal refusal, string name, Money value) =>
        refusal.With(name, string.Create(CultureInfo.InvariantCulture, $"{value.Amount} {value.Currency}"));

    /// <summary>A name of a closed choice, as bodies have it.</summary>
    public static Refusal With<TName>(this Refusal refusal, string name, TName value)
        where TName : struct, Enum =>
        refusal.With(name, Wire(value));

    /// <summary>One fact for each; one that says <see cref="None"/> where there is none.</summary>
    public static Refusal WithEach<TName>(this Refusal refusal, string name, IEnumerable<TName> values)
        where TName : struct, Enum
    {
        ImmutableArray<RefusalFact> facts = [.. values.Select(value => new RefusalFact(name, Wire(value)))];
        return facts.IsEmpty ? refusal.With(name, None) : refusal with { Facts = refusal.Facts.AddRange(facts) };
    }

    private static string Wire<TName>(TName value)
        where TName : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
