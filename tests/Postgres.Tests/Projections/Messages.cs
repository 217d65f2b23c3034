using Orleans.Storage;
using RunningConversations = Marketplace.Postgres.Activations<
    Marketplace.Conversations.Conversation,
    Marketplace.Conversations.ConversationState,
    Marketplace.Conversations.ConversationCommand,
    Marketplace.Conversations.ConversationEvent,
    Marketplace.Conversations.ConversationProjection>;

namespace Marketplace.Conversations;

public sealed class Messages(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = Person("ada");
    private static readonly Actor Pia = Person("pia");
    private static readonly Guid Listing = DerivedId.From(Guid.Empty, "listing");
    private static readonly ConversationTopic Topic = new(TopicKind.Listing, Listing, Listing, "Piano lesson", Ada.Id, Pia.ProviderId);
    private static readonly Guid Thread = ConversationId.OfListing(Listing, Ada.Id);

    [Fact]
    public async Task A_second_activation_does_not_take_a_place_that_is_taken()
    {
        await using var talk = await RunningConversations.Start(postgres);
        await talk.Run(Thread, Monday, Open());
        var (one, other) = (await talk.Activate(Thread), await talk.Activate(Thread));

        await talk.Turn(Thread, one, Say(Ada), Monday);
        await Assert.ThrowsAsync<InconsistentStateException>(() => talk.Turn(Thread, other, Say(Pia), Monday));
        await talk.Run(Thread, Monday, Say(Pia));

        Assert.Equal("1 customer, 2 provider", await talk.Scalar<string>(
            "select string_agg(sequence || ' ' || side, ', ' order by sequence) from messages"));
    }

    [Fact]
    public async Task The_thread_follows_what_is_said_and_read()
    {
        await using var talk = await RunningConversations.Start(postgres);

        await talk.Run(Thread, Monday, Open());
        await talk.Run(Thread, Monday.AddMinutes(1), Say(Ada), Say(Ada), new MarkRead(By(Pia), 2), new MarkRead(By(Ada), 1));

        Assert.Equal("5 2 1 2", await talk.Scalar<string>(
            "select concat_ws(' ', version, last_sequence, customer_read, provider_read) from threads"));
        Assert.Equal(1, await talk.Scalar<long>("select count(*) from threads where active_at = opened_at + interval '1 minute'"));
    }

    [Fact]
    public async Task What_was_taken_back_stays_taken_back_whatever_comes_after_it()
    {
        await using var talk = await RunningConversations.Start(postgres);
        var said = Say(Ada);
        await talk.Run(Thread, Monday, [Open(), said, .. Enumerable.Range(0, Conversation.NewestLimit).Select(_ => Say(Pia))]);
        var facts = new MessageFacts(said.Context.Id.Value, 1, Ada.Id, Monday, Deleted: false);

        await talk.Run(Thread, Monday, new DeleteMessage(By(Ada), facts));
        await talk.Run(Thread, Monday, new EditMessage(By(Ada), facts, "Hello again"));

        Assert.Equal(1, await talk.Scalar<long>("select count(*) from messages where sequence = 1 and text = '' and deleted_at is not null and edited_at is null"));
    }

    private static Actor Person(string name)
    {
        var id = DerivedId.From(Guid.Empty, name);
        return new Actor(ActorRole.Member, id, DerivedId.From(id, "provider"));
    }

    private static CommandContext By(Actor actor) => new(new CommandId(Guid.NewGuid()), actor, string.Empty, "test", null);

    private static OpenConversation Open() => new(By(Ada), Topic, null, Paced: false);

    private static PostMessage Say(Actor by) => new(By(by), "Hello", Paced: false);
}
