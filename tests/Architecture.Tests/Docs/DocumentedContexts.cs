namespace Marketplace.Architecture.Docs;

/// <summary>docs/contexts.md has a chapter for every context, and names every kind of aggregate and event.</summary>
public sealed class DocumentedContexts
{
    private static readonly string Document = Repository.Read("docs/contexts.md");

    public static TheoryData<string> Contexts =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src/Grains"))
            .Select(Path.GetFileName)
            .OfType<string>()
            .Where(name => name is not ("Shared" or "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Events =>
    [
        .. Product.TypesOf(Product.Contracts).Concat(Product.TypesOf(Product.Grains))
            .Where(type => IsEvent(type.BaseType))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Every_context_has_a_chapter(string context) => Assert.Contains($"\n## {context}\n", Document, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_is_named(string name) => Assert.Contains($"`{name}`", Document, StringComparison.Ordinal);

    private static bool IsEvent(Type? parent) =>
        parent is { IsAbstract: true } && parent.Name.EndsWith("Event", StringComparison.Ordinal) && parent.Namespace?.StartsWith("Marketplace.", StringComparison.Ordinal) is true;
}
