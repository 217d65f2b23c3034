using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Marketplace;

/// <summary>
/// Reads a JSON body once, the same for all routes: refuses what no endpoint could store (text that is not Unicode,
/// NUL characters) and gives its canonical form, in which the order of members and white space do not count.
/// </summary>
internal static class CanonicalBody
{
    /// <summary>Deeper than any request of this API, far from the depth that exhausts a stack.</summary>
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <exception cref="JsonException">It is not JSON, too deep, or names a member twice.</exception>
    public static CanonicalJson Of(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw new JsonException("The body is not UTF-8.");
        }

        using var document = JsonDocument.Parse(body, Options);
        var canonical = new ArrayBufferWriter<byte>(body.Length);
        using (var writer = new Utf8JsonWriter(canonical))
        {
            if (Write(writer, document.RootElement, string.Empty) is { } field)
            {
                return new CanonicalJson(ReadOnlyMemory<byte>.Empty, field);
            }
        }

        return new CanonicalJson(canonical.WrittenMemory, null);
    }

    /// <returns>The path of the first text that cannot be stored, or null.</returns>
    private static string? Write(Utf8JsonWriter writer, JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return WriteObject(writer, element, path);
            case JsonValueKind.Array:
                return WriteArray(writer, element, path);
            case JsonValueKind.String when !IsStorable(element):
                return path;
            default:
                element.WriteTo(writer);
                return null;
        }
    }

    private static string? WriteObject(Utf8JsonWriter writer, JsonElement element, string path)
    {
        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            var place = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            writer.WritePropertyName(member.Name);
            if (Write(writer, member.Value, place) is { } field)
            {
                return field;
            }
        }

        writer.WriteEndObject();
        return null;
    }

    private static string? WriteArray(Utf8JsonWriter writer, JsonElement element, string path)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            if (Write(writer, item, $"{path}[{index++}]") is { } field)
            {
                return field;
            }
        }

        writer.WriteEndArray();
        return null;
    }

    /// <summary>PostgreSQL stores neither NUL characters nor half of a surrogate pair.</summary>
    private static bool IsStorable(JsonElement text)
    {
        try
        {
            return !text.GetString()!.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            // How the reader reports an escaped surrogate without its other half.
            return false;
        }
    }
}

/// <param name="Bytes">The canonical form.</param>
/// <param name="UnstorableField">The path of a text that cannot be stored, or null.</param>
internal readonly record struct CanonicalJson(ReadOnlyMemory<byte> Bytes, string? UnstorableField);
