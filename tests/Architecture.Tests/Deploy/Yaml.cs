using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Marketplace.Architecture.Deploy;

/// <summary>A node of a YAML document, in which what is missing is empty rather than an error.</summary>
internal readonly record struct Yaml(object? Value)
{
    public Yaml this[string key] =>
        Value is IDictionary<object, object> map && map.TryGetValue(key, out var value) ? new Yaml(value) : default;

    public bool Exists => Value is not null;

    public string Text => Value as string ?? string.Empty;

    public int Number => int.Parse(Text, System.Globalization.CultureInfo.InvariantCulture);

    public IEnumerable<Yaml> Items => Value is IList<object> list ? list.Select(item => new Yaml(item)) : [];

    public Dictionary<string, Yaml> Members =>
        Value is IDictionary<object, object> map
            ? map.ToDictionary(pair => (string)pair.Key, pair => new Yaml(pair.Value), StringComparer.Ordinal)
            : [];

    /// <summary>Every node below this one, and itself.</summary>
    public IEnumerable<Yaml> Everything => Members.Values.Concat(Items).SelectMany(child => child.Everything).Prepend(this);

    public static ImmutableArray<Yaml> Read(string path)
    {
        var text = Repository.Read(path);
        var builder = new DeserializerBuilder();

        // A key that overrides a merged one stands there twice, on purpose.
        var deserializer = (text.Contains("<<:", StringComparison.Ordinal) ? builder : builder.WithDuplicateKeyChecking()).Build();
        var parser = new MergingParser(new Parser(new StringReader(text)));
        parser.Consume<StreamStart>();
        var documents = ImmutableArray.CreateBuilder<Yaml>();
        while (parser.Accept<DocumentStart>(out _))
        {
            documents.Add(new Yaml(deserializer.Deserialize<object>(parser)));
        }

        return documents.ToImmutable();
    }

    public override string ToString() => Text;
}
