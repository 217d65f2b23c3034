using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Sandbox;

/// <summary>
/// The parameters of one request, from the query and the form. What nobody asks for is a mistake of the caller, and
/// Stripe says so: <see cref="RefuseUnknown"/>.
/// </summary>
internal sealed class Parameters(SortedDictionary<string, string> values)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public static Parameters Parse(string query, string form)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in QueryHelpers.ParseQuery(query).Concat(QueryHelpers.ParseQuery(form)))
        {
            values[Storable(key)] = Storable(value.ToString());
        }

        return new Parameters(values);
    }

    /// <summary>Equal for equal parameters, in whatever order they came.</summary>
    public string Fingerprint(string operation)
    {
        var canonical = values.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}").Prepend(operation);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('&', canonical))));
    }

    public string? Text(string name)
    {
        read.Add(name);
        return values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
    }

    public string RequiredText(string name) => Text(name) ?? throw Refused.Missing(name);

    /// <summary>One of the values that Stripe documents.</summary>
    public string? Choice(string name, params ReadOnlySpan<string> choices)
    {
        var value = Text(name);
        return value is null || choices.Contains(value)
            ? value
            : throw Refused.Invalid($"Invalid {name}: must be one of {string.Join(", ", choices.ToArray())}", param: name);
    }

    public long? Whole(string name) =>
        Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw Refused.Invalid($"Invalid integer: {text}", "parameter_invalid_integer", name);

    public bool? Flag(string name) =>
        Choice(name, "true", "false") is { } text ? text == "true" : null;

    /// <summary>An amount in minor units: more than nothing, and at most what Stripe charges at once.</summary>
    public long? Amount(string name)
    {
        const long Largest = 99_999_999;
        return Whole(name) switch
        {
            null => null,
            < 1 => throw Refused.Invalid("This value must be greater than or equal to 1.", "parameter_invalid_integer", name),
            > Largest => throw Refused.Invalid($"Amount must be no more than {Largest}.", "amount_too_large", name),
            var amount => amount,
        };
    }

    public long RequiredAmount(string name) => Amount(name) ?? throw Refused.Missing(name);

    public string RequiredCurrency(string name)
    {
        var currency = RequiredText(name).ToLowerInvariant();
        return currency.Length == 3 && currency.All(char.IsAsciiLetterLower)
            ? currency
            : throw Refused.Invalid($"Invalid currency: {currency}.", param: name);
    }

    /// <summary>Unix seconds: from 1970 to 2286, the last instant with ten digits.</summary>
    public DateTimeOffset? Instant(string name) =>
        Whole(name) switch
        {
            null => null,
            < 0 or > 9_999_999_999 => throw Refused.Invalid($"Invalid timestamp: {name} must be a Unix timestamp in seconds.", "parameter_invalid_integer", name),
            var seconds => DateTimeOffset.FromUnixTimeSeconds(seconds.Value),
        };

    public JsonObject Metadata(string name = "metadata")
    {
        var metadata = new JsonObject();
        foreach (var (key, value) in Under(name))
        {
            if (value.Length > 0)
            {
                metadata[key] = value;
            }
        }

        return metadata;
    }

    public IReadOnlyList<string> List(string name) => [.. Under(name).Select(pair => pair.Value).Where(value => value.Length > 0)];

    public bool Has(string prefix) =>
        values.Keys.Any(key => key == prefix || key.StartsWith(prefix + "[", StringComparison.Ordinal));

    /// <summary>Read and not acted upon: Stripe accepts it, and nothing here depends on it.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            read.UnionWith(values.Keys.Where(key => key == name || key.StartsWith(name + "[", StringComparison.Ordinal)));
        }
    }

    public void RefuseUnknown()
    {
        if (values.Keys.FirstOrDefault(key => !read.Contains(key)) is { } unknown)
        {
            throw Refused.Invalid($"Received unknown parameter: {unknown}", "parameter_unknown", unknown);
        }
    }

    /// <summary>Text that PostgreSQL can keep: it knows no NUL and no half of a surrogate pair.</summary>
    private static string Storable(string text)
    {
        var isStorable = !text.Contains('\0', StringComparison.Ordinal) && !text.EnumerateRunes().Contains(Rune.ReplacementChar);
        return isStorable ? text : throw Refused.Invalid("Invalid string: it contains characters that are not allowed.");
    }

    private List<KeyValuePair<string, string>> Under(string name)
    {
        var found = values
            .Where(pair => pair.Key.StartsWith(name + "[", StringComparison.Ordinal) && pair.Key.EndsWith(']'))
            .ToList();
        read.UnionWith(found.Select(pair => pair.Key));
        read.Add(name);
        return [.. found.Select(pair => KeyValuePair.Create(pair.Key[(name.Length + 1)..^1], pair.Value))];
    }
}
