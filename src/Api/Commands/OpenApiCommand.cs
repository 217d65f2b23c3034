using Marketplace.Hosting;

namespace Marketplace.Commands;

/// <summary>Writes the contract as it follows from the routes. Nothing is started for it.</summary>
internal static class OpenApiCommand
{
    private const string DefaultOutput = "docs/openapi/v1.json";

    /// <summary>The document describes a sandbox: it has all the routes there are.</summary>
    private static readonly string[] Always = ["--environment=Development", "--Sandbox:Enabled=true"];

    public static Task<int> Run(string[] args) => Startup.Guard(async stopping =>
    {
        await using var app = MarketplaceHost.Describe([.. args, .. Always]);
        var path = Path.GetFullPath(app.Configuration["Output"] ?? DefaultOutput);
        var document = await OpenApiDocuments.Render(app.Services, stopping);

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, document, stopping);
        await Console.Out.WriteLineAsync($"Wrote {path}.");
    });
}
