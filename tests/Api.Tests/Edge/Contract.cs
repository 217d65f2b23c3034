using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Edge;

/// <summary>The operations of the OpenAPI document, for tests that try the same on every route.</summary>
internal sealed class Contract(JsonElement document)
{
    public static async Task<Contract> Of(RunningMarketplace marketplace) => new((await marketplace.Visitor.Get("//openapi/v1.json")).IsOk().Body);

    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation =>
            new Operation(HttpMethod.Parse(operation.Name), path.Name[Api.Base.Length..], operation.Value))),
    ];

    /// <summary>The members of an operation's body, each with a value of a type that it never has.</summary>
    public IEnumerable<(string Member, JsonNode? Wrong, bool IsText)> Members(Operation operation)
    {
        if (!operation.Json.TryGetProperty("requestBody", out var body)
            || !body.GetProperty("content").TryGetProperty("application/json", out var json))
        {
            yield break;
        }

        var schema = Resolve(json.GetProperty("schema"));
        foreach (var member in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
        {
            var types = TypesOf(Resolve(member.Value));
            if (types.Count > 0)
            {
                var isText = types.Contains("string");
                yield return (member.Name, types.Contains("boolean") ? JsonValue.Create("x") : JsonValue.Create(true), isText && types.Count(type => type != "null") == 1);
            }
        }
    }

    private static HashSet<string> TypesOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind is JsonValueKind.String ? [type.GetString()!]
        : [.. type.EnumerateArray().Select(one => one.GetString()!)];

    private JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return Resolve(choices.EnumerateArray().Last());
        }

        return schema.TryGetProperty("$ref", out var reference)
            ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;
    }
}

/// <summary>One operation: a method at a path template below the base.</summary>
internal sealed record Operation(HttpMethod Method, string Path, JsonElement Json)
{
    public const string UnknownId = "0196a1b2-0000-7000-8000-000000000000";

    public bool NeedsToken => Json.TryGetProperty("security", out _);

    /// <summary>Nobody but operators comes as far as its body.</summary>
    public bool IsOperators => NeedsToken && Json.GetProperty("security")[0].GetProperty("bearer").GetArrayLength() > 0;

    public bool IsRead => Method == HttpMethod.Get;

    public bool IsStream => Path.EndsWith("/stream", StringComparison.Ordinal);

    /// <summary>Moves the clock of all who share it.</summary>
    public bool MovesTime => Path.StartsWith("/sandbox/clock", StringComparison.Ordinal);

    /// <summary>Verifies a signature over raw bytes before it looks at them, does not look at what mail programs send, or takes a file.</summary>
    public bool TakesAnyBytes => Path == "/attachments"
        || Path.StartsWith("/webhooks", StringComparison.Ordinal) || Path.StartsWith("/notifications/unsubscribe", StringComparison.Ordinal);

    /// <summary>The places for ids in its path, each as the path up to it.</summary>
    public IEnumerable<string> Places
    {
        get
        {
            var parts = Path.Split('/');
            return Enumerable.Range(0, parts.Length).Where(index => IsPlace(parts[index])).Select(index => string.Join('/', parts[..(index + 1)]));
        }
    }

    /// <summary>The names in its query that stand for ids.</summary>
    public IEnumerable<string> QueryIds =>
        !Json.TryGetProperty("parameters", out var parameters)
            ? []
            : parameters.EnumerateArray()
                .Where(parameter => parameter.GetProperty("in").GetString() == "query")
                .Select(parameter => parameter.GetProperty("name").GetString()!)
                .Where(name => name.EndsWith("Id", StringComparison.Ordinal));

    public override string ToString() => $"{Method} {Path}";

    /// <summary>With these ids in the places for them, the last one in all that are left.</summary>
    public string With(params string[] ids)
    {
        var next = 0;
        return string.Join('/', Path.Split('/').Select(part => IsPlace(part) ? ids[Math.Min(next++, ids.Length - 1)] : part));
    }

    private static bool IsPlace(string part) => part is ['{', ..];
}
