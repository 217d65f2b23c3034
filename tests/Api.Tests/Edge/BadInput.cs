using System.Text.Json.Nodes;
using Npgsql;

namespace Marketplace.Edge;

/// <summary>Bad input on every route of the contract: always a problem, never a 5xx, and nothing is written.</summary>
public sealed class BadInput(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    /// <summary>So that what must name a version is refused for its body.</summary>
    private static readonly (string Name, string Value) AnyVersion = ("If-Match", "*");

    [Theory]
    [InlineData("{", "malformed-json")]
    [InlineData("\u0000", "malformed-json")]
    public async Task What_is_not_JSON_is_refused_everywhere(string body, string code) =>
        await OnEveryChange(async (api, operation) =>
            (await api.Send(operation.Method, operation.With(Operation.UnknownId), Api.Raw(body), Key(), AnyVersion)).IsProblem(400, code));

    [Fact]
    public async Task What_is_too_deep_is_refused_everywhere()
    {
        var deep = $$"""{"x":{{new string('[', 1000)}}{{new string(']', 1000)}}}""";

        await OnEveryChange(async (api, operation) =>
            (await api.Send(operation.Method, operation.With(Operation.UnknownId), Api.Raw(deep), Key(), AnyVersion)).IsProblem(400, "malformed-json"));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_everywhere()
    {
        var large = $$"""{"x":"{{new string('x', 1_100_000)}}"}""";

        await OnEveryChange(async (api, operation) =>
            (await api.Send(operation.Method, operation.With(Operation.UnknownId), Api.Raw(large), Key(), AnyVersion)).IsProblem(413, "payload-too-large"));
    }

    [Fact]
    public async Task A_member_of_the_wrong_type_is_refused_everywhere()
    {
        var contract = await Contract.Of(marketplace);

        await OnEveryChange(async (api, operation) =>
        {
            foreach (var (member, wrong, _) in contract.Members(operation))
            {
                var body = new JsonObject { [member] = wrong?.DeepClone() };
                var reply = await api.Send(operation.Method, operation.With(Operation.UnknownId), Api.Raw(body.ToJsonString()), Key(), AnyVersion);
                Assert.True((int)reply.Status is 400, $"{operation} took {body.ToJsonString()}: {(int)reply.Status} {reply.Text}");
                reply.IsProblem(400, "malformed-request");
            }
        });
    }

    [Fact]
    public async Task Text_with_a_NUL_is_refused_everywhere_by_its_member()
    {
        var contract = await Contract.Of(marketplace);

        await OnEveryChange(async (api, operation) =>
        {
            foreach (var (member, _, _) in contract.Members(operation).Where(member => member.IsText))
            {
                var body = Api.Raw($$"""{"{{member}}":"a\u0000b"}""");
                (await api.Send(operation.Method, operation.With(Operation.UnknownId), body, Key(), AnyVersion)).IsProblem(422, "not-valid", member);
            }
        });
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("""{"id":{},"listingId":[],"start":7,"amount":"x","rating":1e400,"weekly":{},"price":"free","token":{}}""")]
    public async Task No_body_makes_any_route_fail(string body)
    {
        var ada = await marketplace.Arrives("Ada");
        foreach (var operation in (await Contract.Of(marketplace)).Operations.Where(operation => operation is { IsRead: false, MovesTime: false }))
        {
            foreach (var api in new[] { marketplace.Visitor, ada.Api })
            {
                var reply = await api.Send(operation.Method, operation.With(Operation.UnknownId), Api.Raw(body), Key(), AnyVersion);
                Assert.True((int)reply.Status < 500, $"{operation} answered {(int)reply.Status}: {reply.Text}");
            }
        }
    }

    private static (string Name, string Value) Key() => ("Idempotency-Key", Api.NewKey());

    /// <summary>Tries each changing route as a live provider, or as an operator where only they may, and sees that the events are as many as before.</summary>
    private async Task OnEveryChange(Func<Api, Operation, Task> attempt)
    {
        var pia = await marketplace.GoesLive("Pia");
        var olga = await marketplace.Operator();
        await marketplace.Settles();
        var before = await EventsOf(pia);
        foreach (var operation in (await Contract.Of(marketplace)).Operations.Where(operation => operation is { IsRead: false, TakesAnyBytes: false }))
        {
            await attempt(operation.IsOperators ? olga : pia.Api, operation);
        }

        await marketplace.Settles();
        Assert.Equal(before, await EventsOf(pia));
    }

    /// <summary>What happened in her name; the platform goes on with its own work meanwhile.</summary>
    private async Task<long> EventsOf(Person person)
    {
        await using var connection = new NpgsqlConnection(marketplace.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from marketplace.events where by_id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(person.UserId) });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
