using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe.Infrastructure;

/// <summary>Parameters as a form: <c>outer[inner]=</c> for objects and dictionaries, <c>list[0]=</c> for lists, nothing for null.</summary>
internal static class FormEncoder
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, string Name)[]> Parameters = new();

    public static string Encode(BaseOptions options) =>
        string.Join('&', Flatten(options, prefix: null).Select(pair => $"{Escape(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    private static IEnumerable<KeyValuePair<string, string>> Flatten(object value, string prefix) =>
        value switch
        {
            null => [],
            IAnyOf any => Flatten(any.Value, prefix),
            string text => [new(prefix, text)],
            bool flag => [new(prefix, flag ? "true" : "false")],
            DateTime instant => [new(prefix, UnixTime.Of(instant).ToString(CultureInfo.InvariantCulture))],
            IDictionary dictionary => Entries(dictionary, prefix),
            IEnumerable list => Items(list, prefix),
            INestedOptions options => Properties(options, prefix),
            IFormattable number => [new(prefix, number.ToString(format: null, CultureInfo.InvariantCulture))],
            _ => throw new NotSupportedException($"{value.GetType()} is not a parameter."),
        };

    private static IEnumerable<KeyValuePair<string, string>> Properties(INestedOptions options, string prefix) =>
        Parameters.GetOrAdd(options.GetType(), static type => [.. type.GetProperties().Select(property => (property, Name(property)))])
            .SelectMany(parameter => Flatten(parameter.Property.GetValue(options), Key(prefix, parameter.Name)));

    /// <summary>In snake_case, but for the few that Stripe abbreviates.</summary>
    private static string Name(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    /// <summary>An entry without a value is sent empty, which is how Stripe is told to unset it.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Entries(IDictionary dictionary, string prefix) =>
        dictionary.Keys.Cast<string>().SelectMany(key => Flatten(dictionary[key] ?? string.Empty, Key(prefix, key)));

    private static IEnumerable<KeyValuePair<string, string>> Items(IEnumerable list, string prefix)
    {
        var items = list.Cast<object>().ToList();
        return items.Count == 0
            ? [new(prefix, string.Empty)]
            : items.SelectMany((item, index) => Flatten(item, $"{prefix}[{index}]"));
    }

    private static string Key(string prefix, string name) => prefix is null ? name : $"{prefix}[{name}]";

    /// <summary>Brackets are structure and stay readable; everything else in a key is data.</summary>
    private static string Escape(string key) =>
        Uri.EscapeDataString(key).Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
}
