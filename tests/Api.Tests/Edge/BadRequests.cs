using System.Net.Http.Headers;
using System.Text;

namespace Marketplace.Edge;

/// <summary>Whatever bytes come on any route: a clear problem, never a 5xx.</summary>
public sealed class BadRequests(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string Id = "0196a1b2-0000-7000-8000-000000000000";

    [Fact]
    public async Task An_address_that_is_nothing_is_a_problem_too()
    {
        (await marketplace.Visitor.Get("/nowhere")).IsProblem(404, "not-found");
        (await marketplace.Visitor.Get("//nowhere")).IsProblem(404, "not-found");
        (await marketplace.Visitor.Delete("/auth/login")).IsProblem(405, "method-not-allowed");
    }

    [Fact]
    public async Task Whoever_has_no_token_is_told_so()
    {
        var reply = (await marketplace.Visitor.Get("/auth/me")).IsProblem(401, "not-authenticated");

        Assert.Equal("Bearer", reply.Headers["WWW-Authenticate"]);
        (await marketplace.Visitor.As("not.a.token").Get("/auth/me")).IsProblem(401, "not-authenticated");
    }

    [Fact]
    public async Task Forged_tokens_prove_nothing()
    {
        var ada = await marketplace.Arrives("Ada");
        var parts = ada.AccessToken.Split('.');
        var none = Convert.ToBase64String("""{"alg":"none","typ":"at+jwt"}"""u8).TrimEnd('=');
        var symmetric = Convert.ToBase64String("""{"alg":"HS256","typ":"at+jwt","kid":"x"}"""u8).TrimEnd('=');
        var withoutKey = Convert.ToBase64String("""{"alg":"ES256","typ":"at+jwt"}"""u8).TrimEnd('=');
        string[] forged =
        [
            $"{none}.{parts[1]}.",
            $"{symmetric}.{parts[1]}.{parts[2]}",
            $"{withoutKey}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA",
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{parts[1][..^4]}AAAA.{parts[2]}",
            $"{parts[0]}.{parts[1]}.{parts[2]}.{parts[2]}",
            "..",
            new string('x', 10_000),
        ];

        foreach (var token in forged)
        {
            (await marketplace.Visitor.As(token).Get("/auth/me")).IsProblem(401, "not-authenticated");
        }
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("3000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public async Task Nobody_books_at_the_end_of_all_time(string start)
    {
        var ada = await marketplace.Arrives("Ada");

        var reply = (await ada.Api.Post("/bookings", new { listingId = Id, start })).IsProblem(422, "not-valid");

        Assert.Contains("start", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_are_not_operators() =>
        (await (await marketplace.Arrives("Ada")).Api.Get("/ledger/proof")).IsProblem(403, "forbidden");

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"email\":\"a@example.com\"} trailing")]
    [InlineData("nul")]
    public async Task What_is_not_JSON_is_malformed(string body) =>
        (await marketplace.Visitor.Send(HttpMethod.Post, "/auth/login", Api.Raw(body))).IsProblem(400, "malformed-json");

    [Fact]
    public async Task What_is_not_Unicode_is_malformed()
    {
        using var body = new ByteArrayContent([(byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await marketplace.Visitor.Send(HttpMethod.Post, "/auth/login", body)).IsProblem(400, "malformed-json");
    }

    [Fact]
    public async Task Depth_has_an_end()
    {
        var deep = new string('[', 5000) + new string(']', 5000);

        (await marketplace.Visitor.Send(HttpMethod.Post, "/auth/login", Api.Raw($$"""{"email":{{deep}}}"""))).IsProblem(400, "malformed-json");
    }

    [Fact]
    public async Task Size_has_an_end() =>
        (await marketplace.Visitor.Send(HttpMethod.Post, "/auth/login", Api.Raw($$"""{"email":"{{new string('x', 2_000_000)}}"}""")))
            .IsProblem(413, "payload-too-large");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Only_JSON_is_read(string contentType)
    {
        using var body = new StringContent("email=a", Encoding.UTF8, contentType);

        (await marketplace.Visitor.Send(HttpMethod.Post, "/auth/login", body)).IsProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task A_missing_body_is_named()
    {
        (await marketplace.Visitor.Post("/auth/login")).IsProblem(400, "malformed-request");
        (await marketplace.Visitor.Post("/auth/login", new { })).IsProblem(422, "not-valid", "email", "password");
    }

    [Fact]
    public async Task Bookings_need_a_key_of_printable_characters()
    {
        var ada = await marketplace.Arrives("Ada");
        var body = new { listingId = Id, start = "2026-03-02T09:00:00Z" };

        (await ada.Api.Post("/bookings", body, null)).IsProblem(400, "idempotency-key-required");
        (await ada.Api.Post("/bookings", body, new string('k', 256))).IsProblem(400, "idempotency-key-not-valid");
        (await ada.Api.Post("/bookings", body, " ")).IsProblem(400, "idempotency-key-not-valid");
        (await ada.Api.Post("/bookings", body, new string('k', 255))).IsProblem(404, "listing.unknown");
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor")]
    public async Task Lists_name_the_part_of_the_query_that_is_wrong(string query, string field) =>
        (await (await marketplace.Arrives("Ada")).Api.Get($"/bookings?{query}")).IsProblem(400, "malformed-request", field);
}
