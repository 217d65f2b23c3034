namespace Marketplace.Docs;

/// <summary>The pages that people read.</summary>
internal static class Pages
{
    /// <param name="name">In docs/.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<string> Read(string name, CancellationToken cancellationToken = default)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("There is no Marketplace.sln above the tests.");
        }

        return (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "docs", name), cancellationToken)).ReplaceLineEndings("\n");
    }
}
