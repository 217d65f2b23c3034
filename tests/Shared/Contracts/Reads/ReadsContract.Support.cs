using Marketplace.Conversations;
using Marketplace.Postgres;

namespace Marketplace.Shared;

/// <content>Support threads.</content>
public abstract partial class ReadsContract
{
    [Fact]
    public async Task Who_waits_longest_for_support_comes_first_and_who_waits_no_more_does_not_come()
    {
        await rows.Apply(Question(940, Noon.AddHours(2)), Question(941, null), Question(942, Noon, booking: Id(77), operatorId: Id(8)), Question(943, Noon.AddHours(1)));
        var queue = Get<ISupportQueue>();

        var first = await queue.Read(Page(2), CancellationToken.None);
        var second = await queue.Read(await Next(first.Next, 2), CancellationToken.None);
        Assert.Equal([Id(942), Id(943), Id(940)], first.Items.Concat(second.Items).Select(item => item.Id));
        Assert.Equal(new WaitingThreadBody(Id(942), Ann, "Help", Id(77), Noon, Id(8)), first.Items[0]);
        Assert.Equal((null, null), (second.Items[0].BookingId, second.Items[0].AssignedTo));
    }

    [Fact]
    public async Task Support_threads_are_their_persons_alone_and_do_not_say_who_of_support_spoke()
    {
        await rows.Apply(Question(300, null), Message(1), Message(2, side: "support"));
        await rows.Apply(Row.Of(ReadModel.Messages, ("thread_id", Id(300)), ("sequence", 2L)).Update(("author_id", Id(8)), ("words", "soon")));
        await rows.Apply(Row.Of(ReadModel.Threads, ("id", Id(300))).Update(("last_sequence", 2L), ("customer_read", 1L), ("closed_at", Noon)));

        var mine = Assert.Single(await Threads(null, archived: null));
        Assert.Equal((TopicKind.Support, ConversationSide.Customer, null, null, null), (mine.Kind, mine.Role, mine.ListingId, mine.BookingId, mine.ProviderId));
        Assert.Equal((1L, Noon, ConversationSide.Support, null), (mine.Unread, mine.ClosedAt, mine.LastMessage!.Side, mine.LastMessage.AuthorId));
        Assert.Empty((await Get<IThreadList>().Read(new Actor(ActorRole.Member, Id(3), Guid.Empty), null, null, Page(9), CancellationToken.None)).Items);

        var found = Assert.Single((await Get<IMessageSearch>().Find(AsAnn, null, MessageWords.In("soon"), Page(9), CancellationToken.None)).Items);
        Assert.Equal((TopicKind.Support, null, null), (found.Kind, found.ListingId, found.Message.AuthorId));
        Assert.Empty((await Get<IMessageSearch>().Find(new Actor(ActorRole.Member, Id(3), Guid.Empty), null, MessageWords.In("soon"), Page(9), CancellationToken.None)).Items);
    }

    private static RowChange Question(int number, DateTimeOffset? waiting, Guid? booking = null, Guid? operatorId = null) =>
        Row.Of(ReadModel.Threads, ("id", Id(number))).Insert(
            ("kind", "support"), ("subject_id", booking), ("title", "Help"), ("customer_id", Ann), ("opened_at", Noon), ("version", 1L), ("active_at", Noon),
            ("waiting_since", waiting), ("assigned_to", operatorId));
}
