using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Every object with all its keys and nothing in them: the files beside this one.</summary>
internal static class Shapes
{
    private static readonly ConcurrentDictionary<string, JsonNode> Known = new(StringComparer.Ordinal);

    public static JsonObject New(string kind) => Known.GetOrAdd(kind, Read).DeepClone().AsObject();

    private static JsonNode Read(string kind)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Shapes.{kind}.json")!;
        return JsonNode.Parse(stream)!;
    }
}
