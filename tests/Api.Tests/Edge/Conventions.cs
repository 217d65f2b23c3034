using System.Text.Json;

namespace Marketplace.Edge;

/// <summary>What all routes have in common, read from the OpenAPI document and tried on each of them.</summary>
public sealed class Conventions(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string Id = "0196a1b2-0000-7000-8000-000000000000";

    [Fact]
    public async Task Every_operation_is_described()
    {
        foreach (var (operation, name, _, _) in await Operations())
        {
            Assert.True(operation.TryGetProperty("tags", out var tags) && tags.GetArrayLength() > 0, $"{name} has no tag.");
            Assert.True(operation.GetProperty("responses").TryGetProperty("default", out _), $"{name} has no problem response.");
        }
    }

    [Fact]
    public async Task Operations_have_names_of_their_own()
    {
        var ids = (await Operations()).Select(operation => operation.Operation.GetProperty("operationId").GetString()).ToArray();

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Whatever_needs_a_token_says_so_first()
    {
        foreach (var (operation, name, method, path) in await Operations())
        {
            if (operation.TryGetProperty("security", out _))
            {
                (await marketplace.Visitor.Send(method, path, null)).IsProblem(401, "not-authenticated");
            }
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("""{"id":{},"listingId":[],"start":7,"amount":"x","text":7,"rating":1e400,"weekly":{},"price":"free","token":{}}""")]
    public async Task No_body_makes_any_route_fail(string body)
    {
        var ada = await marketplace.Arrives("Ada");
        var operators = await marketplace.Operator();
        foreach (var (_, name, method, path) in (await Operations()).Where(operation => operation.Method != HttpMethod.Get && !MovesTime(operation.Path)))
        {
            foreach (var api in new[] { marketplace.Visitor, ada.Api, operators })
            {
                var reply = await api.Send(method, path, Api.Raw(body), ("Idempotency-Key", Api.NewKey()));
                Assert.True((int)reply.Status < 500, $"{name} answered {(int)reply.Status}: {reply.Text}");
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?limit=x&cursor=x&from=x&to=x&zone=x&duration=x&seats=x&start=x&status=x&role=x&before=x&q=%00")]
    [InlineData("?from=2026-13-45&to=0000-00-00&zone=Mars/Olympus&duration=P1Y&seats=-1&near=x&priceMin=x&availableFrom=x")]
    public async Task No_query_makes_any_route_fail(string query)
    {
        var ada = await marketplace.Arrives("Ada");
        foreach (var (_, name, _, path) in (await Operations()).Where(operation => operation.Method == HttpMethod.Get && !IsStream(operation.Path)))
        {
            var reply = await ada.Api.Get(path + query);
            Assert.True((int)reply.Status < 500, $"{name} answered {(int)reply.Status}: {reply.Text}");
        }
    }

    private static bool MovesTime(string path) => path.StartsWith("/sandbox/clock", StringComparison.Ordinal);

    private static bool IsStream(string path) => path.EndsWith("/stream", StringComparison.Ordinal);

    private async Task<IReadOnlyList<(JsonElement Operation, string Name, HttpMethod Method, string Path)>> Operations()
    {
        var document = (await marketplace.Visitor.Get("//openapi/v1.json")).IsOk();
        return
        [
            .. document["paths"].EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => (
                operation.Value,
                $"{operation.Name} {path.Name}",
                HttpMethod.Parse(operation.Name),
                Filled(path.Name[Api.Base.Length..])))),
        ];
    }

    /// <summary>Ids that nothing has.</summary>
    private static string Filled(string path) =>
        string.Join('/', path.Split('/').Select(part => part is ['{', ..] ? Id : part));
}
