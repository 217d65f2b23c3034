namespace Marketplace.Edge;

/// <summary>What all routes have in common, as the OpenAPI document shows it.</summary>
public sealed class Conventions(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Every_operation_is_described()
    {
        foreach (var operation in (await Contract.Of(marketplace)).Operations)
        {
            Assert.True(operation.Json.TryGetProperty("tags", out var tags) && tags.GetArrayLength() > 0, $"{operation} has no tag.");
            Assert.True(operation.Json.GetProperty("responses").TryGetProperty("default", out _), $"{operation} has no problem response.");
        }
    }

    [Fact]
    public async Task Operations_have_names_of_their_own()
    {
        var ids = (await Contract.Of(marketplace)).Operations.Select(operation => operation.Json.GetProperty("operationId").GetString()).ToArray();

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Schemas_have_names_that_generators_accept()
    {
        var document = (await marketplace.Visitor.Get("//openapi/v1.json")).IsOk();

        Assert.All(document["components.schemas"].EnumerateObject(), schema => Assert.Matches("^[A-Za-z0-9._-]+$", schema.Name));
    }

    [Fact]
    public async Task No_place_in_a_path_has_two_names()
    {
        var paths = (await Contract.Of(marketplace)).Operations.Select(operation => operation.Path).Distinct(StringComparer.Ordinal).ToArray();
        var shapes = paths.Select(path => string.Join('/', path.Split('/').Select(part => part is ['{', ..] ? $"{{}}{part[(part.IndexOf('}') + 1)..]}" : part)));

        Assert.Equal(paths.Length, shapes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Whatever_needs_a_token_says_so_first()
    {
        foreach (var operation in (await Contract.Of(marketplace)).Operations.Where(operation => operation.NeedsToken))
        {
            (await marketplace.Visitor.Send(operation.Method, operation.With(Operation.UnknownId), null)).IsProblem(401, "not-authenticated");
        }
    }
}
