namespace Marketplace.Identity;

public sealed class Accounts(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static object Ada(string email, string password = Cast.Password) =>
        new { email, password, firstName = "Ada", lastName = "Lovelace" };

    private static string NewEmail() => $"ada-{Guid.NewGuid():N}@example.com";

    [Fact]
    public async Task Somebody_registers_logs_in_and_sees_themselves()
    {
        var email = NewEmail();
        var registered = (await marketplace.Visitor.Post("/auth/register", Ada(email))).IsCreated();

        var ada = await marketplace.LogsIn(email);
        var me = (await ada.Api.Get("/auth/me")).IsOk();

        Assert.Equal(registered.String("userId"), ada.UserId);
        Assert.Equal(ada.UserId, me.String("userId"));
        Assert.Equal(email, me.String("email"));
        Assert.False(me["emailVerified"].GetBoolean());
        Assert.Equal("customer", me.String("roles.0"));
        Assert.EndsWith("Z", me.String("lastLoginAt"), StringComparison.Ordinal);
        Assert.NotNull(me.ETag);
    }

    [Fact]
    public async Task Registering_twice_under_one_key_makes_one_account()
    {
        var (email, key) = (NewEmail(), Api.NewKey());

        var first = (await marketplace.Visitor.Post("/auth/register", Ada(email), key)).IsCreated();
        var again = (await marketplace.Visitor.Post("/auth/register", Ada(email), key)).IsCreated();

        Assert.False(first.IsReplay);
        Assert.True(again.IsReplay);
        Assert.Equal(first.String("userId"), again.String("userId"));
        (await marketplace.Visitor.Post("/auth/register", Ada(NewEmail()), key)).IsProblem(422, "key-reused");
    }

    [Fact]
    public async Task The_order_of_members_does_not_make_another_request()
    {
        var (email, key) = (NewEmail(), Api.NewKey());
        (await marketplace.Visitor.Post("/auth/register", Ada(email), key)).IsCreated();

        var shuffled = $$"""{ "lastName":"Lovelace", "firstName":"Ada", "password":"{{Cast.Password}}", "email":"{{email}}" }""";
        var again = await marketplace.Visitor.Send(HttpMethod.Post, "/auth/register", Api.Raw(shuffled), ("Idempotency-Key", key));

        Assert.True(again.IsCreated().IsReplay);
    }

    [Fact]
    public async Task An_address_belongs_to_whoever_is_first_however_it_is_written()
    {
        var email = NewEmail();
        (await marketplace.Visitor.Post("/auth/register", Ada(email))).IsCreated();

        (await marketplace.Visitor.Post("/auth/register", Ada($" {email.ToUpperInvariant()} "))).IsProblem(409, "identity.email-taken", "email");
    }

    [Fact]
    public async Task Of_many_who_register_one_address_at_once_one_gets_it()
    {
        var email = NewEmail();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => marketplace.Visitor.Post("/auth/register", Ada(email))));

        Assert.Single(replies, reply => (int)reply.Status == 201);
        Assert.All(replies.Where(reply => (int)reply.Status != 201), reply => reply.IsProblem(409, "identity.email-taken"));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var reply = await marketplace.Visitor.Post("/auth/register", new { email = "not an address", password = "short", firstName = " ", lastName = new string('x', 101) });

        reply.IsProblem(422, "not-valid", "email", "password", "firstName", "lastName");
    }

    [Theory]
    [InlineData("""{"email": 7}""")]
    [InlineData("""{"email": ["a@example.com"]}""")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task Wrong_types_are_malformed(string body) =>
        (await marketplace.Visitor.Send(HttpMethod.Post, "/auth/register", Api.Raw(body))).IsProblem(400, "malformed-request");

    [Theory]
    [InlineData("firstName", "A\\u0000da")]
    [InlineData("lastName", "\\ud800")]
    public async Task Text_that_no_database_keeps_is_refused_by_its_field(string field, string value)
    {
        var body = $$"""{"email":"{{NewEmail()}}","password":"{{Cast.Password}}","firstName":"Ada","lastName":"L","{{field}}":"{{value}}"}""";
        body = body.Replace(field == "firstName" ? "\"firstName\":\"Ada\"," : "\"lastName\":\"L\",", string.Empty, StringComparison.Ordinal);

        (await marketplace.Visitor.Send(HttpMethod.Post, "/auth/register", Api.Raw(body))).IsProblem(422, "not-valid", field);
    }

    [Fact]
    public async Task A_profile_is_changed_in_parts()
    {
        var ada = await marketplace.Arrives("Ada");

        (await ada.Api.Patch("/auth/me", new { phone = "+49 30 123", address = new { city = "Berlin", country = "DE" } })).IsOk();
        var me = (await ada.Api.Patch("/auth/me", new { phone = "", address = new { zip = "10115" } })).IsOk();

        Assert.Equal(System.Text.Json.JsonValueKind.Null, me["phone"].ValueKind);
        Assert.Equal("Berlin", me.String("address.city"));
        Assert.Equal("10115", me.String("address.zip"));
        (await ada.Api.Patch("/auth/me", new { firstName = "", address = new { country = "Germany" } })).IsProblem(422, "not-valid", "firstName", "address.country");
    }

    [Fact]
    public async Task A_change_sent_twice_under_one_key_is_made_once()
    {
        var ada = await marketplace.Arrives("Ada");
        var key = Api.NewKey();

        var first = (await ada.Api.Patch("/auth/me", new { lastName = "King" }, key)).IsOk();
        (await ada.Api.Patch("/auth/me", new { lastName = "Byron" })).IsOk();
        var again = (await ada.Api.Patch("/auth/me", new { lastName = "King" }, key)).IsOk();

        Assert.False(first.IsReplay);
        Assert.True(again.IsReplay);
        Assert.Equal("Byron", again.String("lastName"));
        (await ada.Api.Patch("/auth/me", new { lastName = "Noel" }, key)).IsProblem(422, "key-reused");
    }

    [Fact]
    public async Task A_change_can_name_the_version_it_changes()
    {
        var ada = await marketplace.Arrives("Ada");
        await marketplace.Settles(); // The mail that is on its way is an event of the account too.
        var before = (await ada.Api.Get("/auth/me")).IsOk().ETag!;

        (await ada.Api.Patch("/auth/me", new { lastName = "King" }, null, ("If-Match", before))).IsOk();

        (await ada.Api.Patch("/auth/me", new { lastName = "Byron" }, null, ("If-Match", before))).IsProblem(412, "precondition-failed");
        Assert.Equal("King", (await ada.Api.Get("/auth/me")).String("lastName"));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var ada = await marketplace.Arrives("Ada");
        await marketplace.Settles();
        var tag = (await ada.Api.Get("/auth/me")).IsOk().ETag!;

        (await ada.Api.Get("/auth/me", ("If-None-Match", tag))).Is(System.Net.HttpStatusCode.NotModified);
    }
}
