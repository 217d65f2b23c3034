using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Hosting;

namespace Marketplace.Edge;

public sealed class OpenApiFile(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task The_committed_document_is_what_the_routes_say()
    {
        var committed = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "openapi", "v1.json"));

        var rendered = await OpenApiDocuments.Render(marketplace.Services, CancellationToken.None);

        Assert.True(
            committed.ReplaceLineEndings("\n") == rendered,
            "docs/openapi/v1.json is out of date: run `dotnet run --project src/Api -- openapi` and commit what changed.");
    }

    /// <summary>One of them would be described as the other.</summary>
    [Fact]
    public void Two_types_are_never_one_schema()
    {
        Assert.Equal("Twin", SchemaNames.Of(One.Default));
        Assert.Equal("Twin", SchemaNames.Of(One.Default));
        Assert.Contains("Twin", Assert.Throws<InvalidOperationException>(() => SchemaNames.Of(Other.Default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_docs_page_works_without_the_internet()
    {
        var page = (await marketplace.Visitor.Get("//docs/index.html")).IsOk();

        Assert.Contains("swagger-ui", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page.Text, StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("There is no Marketplace.sln above the tests.");
        }

        return folder.FullName;
    }

    private static class One
    {
        public static JsonTypeInfo Default { get; } = JsonSerializerOptions.Web.GetTypeInfo(typeof(TwinBody));

        private sealed record TwinBody(int Number);
    }

    private static class Other
    {
        public static JsonTypeInfo Default { get; } = JsonSerializerOptions.Web.GetTypeInfo(typeof(TwinBody));

        private sealed record TwinBody(string Text);
    }
}
