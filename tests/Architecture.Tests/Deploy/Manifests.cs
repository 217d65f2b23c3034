namespace Marketplace.Architecture.Deploy;

/// <summary>The Kubernetes resources of the base and of each overlay, as kustomize would gather them.</summary>
internal static class Manifests
{
    public const string Root = "deploy/k8s";

    public static readonly ImmutableArray<string> Overlays = ["overlays/local", "overlays/production"];

    public static Yaml Kustomization(string folder) => Yaml.Read($"{Root}/{folder}/kustomization.yaml").Single();

    /// <summary>Everything that an overlay would create, apart from what is generated.</summary>
    public static ImmutableArray<Resource> Of(string folder) =>
    [
        .. Kustomization(folder)["resources"].Items.SelectMany(resource => resource.Text.EndsWith(".yaml", StringComparison.Ordinal)
            ? Yaml.Read($"{Root}/{folder}/{resource}").Select(document => new Resource($"{folder}/{resource}", document))
            : Of(Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Root, folder, resource.Text)))
                .Replace('\\', '/')[(Root.Length + 1)..])),
    ];

    /// <summary>The settings that the base and an overlay give, by their key.</summary>
    public static ILookup<string, string> Settings(string folder) =>
        Kustomization(folder)["configMapGenerator"].Items
            .Concat(Kustomization(folder)["secretGenerator"].Items)
            .SelectMany(generator => generator["literals"].Items)
            .Select(literal => literal.Text.Split('=', 2))
            .ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}

/// <summary>One resource and the file it stands in.</summary>
internal sealed record Resource(string File, Yaml Body)
{
    public string Kind => Body["kind"].Text;

    public string Name => Body["metadata"]["name"].Text;

    /// <summary>The pods that it makes, if it makes any.</summary>
    public Yaml Pod => Body["spec"]["template"];

    public Dictionary<string, string> PodLabels =>
        Pod["metadata"]["labels"].Members.ToDictionary(label => label.Key, label => label.Value.Text, StringComparer.Ordinal);

    public IEnumerable<Yaml> Containers => Pod["spec"]["containers"].Items;

    public override string ToString() => $"{Kind} {Name} of {File}";
}
