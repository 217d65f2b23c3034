namespace Marketplace.Architecture;

/// <summary>The files of the working copy that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>Paths from the root, with slashes, in order; without what builds and tools leave behind.</summary>
    public static ImmutableArray<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or ".data"))
            .Order(StringComparer.Ordinal),
    ];

    private static string Find(string start)
    {
        var folder = new DirectoryInfo(start);
        while (!File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"There is no Marketplace.sln above {start}.");
        }

        return folder.FullName;
    }
}
