namespace Marketplace.Edge;

public sealed class Probes(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Theory]
    [InlineData("live")]
    [InlineData("ready")]
    [InlineData("startup")]
    public async Task A_running_host_is_healthy(string probe) =>
        Assert.Equal("healthy", (await marketplace.Visitor.Get($"//health/{probe}")).IsOk().String("status"));

    [Fact]
    public async Task The_root_says_where_things_are() =>
        Assert.Equal(Api.Base, (await marketplace.Visitor.Get("//")).IsOk().String("api"));

    [Fact]
    public async Task Browsers_are_told_to_trust_answers_little()
    {
        var reply = await marketplace.Visitor.Get("/nowhere");

        Assert.Equal("nosniff", reply.Headers["X-Content-Type-Options"]);
        Assert.Contains("default-src 'none'", reply.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_requests_of_one_address_are_slowed_down()
    {
        var strict = await RunningMarketplace.With("RateLimits:Enabled=true", "RateLimits:Requests=3");
        try
        {
            var first = await strict.Visitor.Get("//");
            Assert.Equal("3", first.Headers["RateLimit-Limit"]);
            Assert.Equal("2", first.Headers["RateLimit-Remaining"]);
            await strict.Visitor.Get("//");
            await strict.Visitor.Get("//");

            var blocked = (await strict.Visitor.Get("//")).IsProblem(429, "too-many-requests");
            Assert.InRange(int.Parse(blocked.Headers["Retry-After"]), 1, 60);
        }
        finally
        {
            await strict.DisposeAsync();
        }
    }
}
