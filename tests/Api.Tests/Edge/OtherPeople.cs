using Npgsql;

namespace Marketplace.Edge;

/// <summary>What belongs to others looks as if it did not exist, on every route that names it.</summary>
public sealed class OtherPeople(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Eve_can_neither_see_nor_touch_what_is_between_Ada_and_Pia()
    {
        await marketplace.Freeze(Monday);
        var (pia, ada, eve) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"), await marketplace.Arrives("Eve"));
        var booking = await ada.Books(await pia.Publishes(), Monday.AddDays(1).AddHours(2));
        await marketplace.Pays(booking);
        var thread = (await ada.Api.Post("/messages/threads", new { bookingId = booking.String("id"), message = "Where is it?" })).IsCreated();
        (string Prefix, string Id)[] theirs =
        [
            ("/bookings/{", booking.String("id")),
            ("/payments/{", booking.String("payment.id")),
            ("/messages/threads/{", thread.String("id")),
        ];

        foreach (var operation in (await Contract.Of(marketplace)).Operations.Where(operation => operation.NeedsToken))
        {
            foreach (var (_, id) in theirs.Where(place => operation.Path.StartsWith(place.Prefix, StringComparison.Ordinal)))
            {
                var reply = await Try(eve, operation, id);
                var unknown = await Try(eve, operation, Operation.UnknownId);
                Assert.True((int)reply.Status is 404 or 422, $"{operation}: {(int)reply.Status} {reply.Text}");
                Assert.Equal(unknown.String("code"), reply.String("code"));
                Assert.False(operation.IsRead && (int)reply.Status != 404, $"{operation}: {(int)reply.Status} {reply.Text}");
            }
        }

        await marketplace.Settles();
        Assert.Equal(0, await EventsAfterLogin(eve));
    }

    private static Task<Reply> Try(Person eve, Operation operation, string id) =>
        eve.Api.Send(operation.Method, operation.With(id), operation.IsRead ? null : Api.Raw("{}"), ("Idempotency-Key", Api.NewKey()));

    /// <summary>Registration and login are a visitor's; whatever is hers came later.</summary>
    private async Task<long> EventsAfterLogin(Person person)
    {
        await using var connection = new NpgsqlConnection(marketplace.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from marketplace.events where by_id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(person.UserId) });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
