namespace Marketplace.Edge;

/// <summary>Bad query strings and bad ids on everything that can be read: an answer or a problem, never a 5xx.</summary>
public sealed class Bad_queries(Bad_queries.Impatient impatient) : IClassFixture<Bad_queries.Impatient>
{
    private readonly RunningMarketplace marketplace = impatient.Marketplace;

    [Theory]
    [InlineData("")]
    [InlineData("?limit=x&cursor=x&from=x&to=x&zone=x&duration=x&seats=x&start=x&status=x&role=x&before=x&q=%00")]
    [InlineData("?from=2026-13-45&to=0000-00-00&zone=Mars/Olympus&duration=P1Y&seats=-1&near=x&priceMin=x&availableFrom=x&category=%00&sort=x")]
    [InlineData("?from=0001-01-01&to=9999-12-31&start=9999-12-31T23:59:59Z&duration=P3660D&seats=2147483648&before=-1&limit=100")]
    public async Task No_query_makes_any_route_fail(string query)
    {
        var pia = await marketplace.GoesLive("Pia");
        var listing = await pia.Publishes();
        foreach (var operation in (await Contract.Of(marketplace)).Operations.Where(operation => operation is { IsRead: true, IsStream: false }))
        {
            foreach (var id in new[] { Operation.UnknownId, listing, "no-id", new string('9', 300) })
            {
                var reply = await pia.Api.Get(operation.With(id) + query);
                Assert.True((int)reply.Status < 500, $"{operation} with {id} answered {(int)reply.Status}: {reply.Text}");
                Assert.True((int)reply.Status < 400 || reply.Text.Contains("\"code\"", StringComparison.Ordinal), $"{operation} with {id}: no problem");
            }
        }
    }

    /// <summary>A link to a payment is given out before the payment begins, so it is waited for; those of these tests never begin.</summary>
    public sealed class Impatient : IAsyncLifetime
    {
        private RunningMarketplace? running;

        internal RunningMarketplace Marketplace => running ?? throw new InvalidOperationException("It is not running.");

        public async Task InitializeAsync() => running = await RunningMarketplace.With("Edge:AnswerPatience=00:00:00.100");

        public async Task DisposeAsync() => await Marketplace.DisposeAsync();
    }
}
