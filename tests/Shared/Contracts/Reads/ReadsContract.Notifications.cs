using Marketplace.Bookings;
using Marketplace.Notifications;
using Marketplace.Postgres;

namespace Marketplace.Shared;

/// <content>What people were told, and whether it is still so.</content>
public abstract partial class ReadsContract
{
    [Fact]
    public async Task Notifications_are_read_backwards_and_counted()
    {
        await rows.Apply([.. Enumerable.Range(1, 4).Select(place => Notified(Ann, place)), Notified(Ben, 1)]);
        await rows.Apply(Row.Of(ReadModel.Notifications, ("account_id", Ann), ("sequence", 3L)).If("read_at", null).Update(("read_at", Noon)));
        var list = Get<INotificationList>();

        Assert.Equal([4, 3, 2], (await list.Before(Ann, long.MaxValue, 3, onlyUnread: false, CancellationToken.None)).Select(told => told.Sequence));
        Assert.Equal([2, 1], (await list.Before(Ann, 4, 3, onlyUnread: true, CancellationToken.None)).Select(told => told.Sequence));
        Assert.Equal(3, await list.Unread(Ann, CancellationToken.None));
        Assert.Equal(2, await list.Find(Ann, Id(702), CancellationToken.None));
        Assert.Null(await list.Find(Ben, Id(702), CancellationToken.None));
        Assert.Equal(
            new ListedNotification(Id(703), 3, NotificationTopic.BookingConfirmed, new NotificationFacts { Title = "A walk" }, Noon, Noon),
            (await list.Before(Ann, 4, 1, onlyUnread: false, CancellationToken.None))[0]);

        await rows.Apply(Row.Of(ReadModel.Notifications, ("account_id", Ann)).If("read_at", null).Update(("read_at", Noon)));
        Assert.Equal((0, 1), (await list.Unread(Ann, CancellationToken.None), await list.Unread(Ben, CancellationToken.None)));
        Assert.True(await Get<INotificationCauses>().IsRead(Ann, Id(702), CancellationToken.None));
        Assert.False(await Get<INotificationCauses>().IsRead(Ben, Id(701), CancellationToken.None));
    }

    [Fact]
    public async Task A_booking_stands_while_it_is_where_it_was_and_when_it_was()
    {
        await rows.Apply(Booking(100, Ann, Ben, Noon));

        Assert.True(await Holds(NotificationCause.Stands(Id(100), BookingStatus.Confirmed)));
        Assert.True(await Holds(NotificationCause.Stands(Id(100), BookingStatus.Confirmed, Noon.AddDays(1))));
        Assert.False(await Holds(NotificationCause.Stands(Id(100), BookingStatus.Confirmed, Noon)));
        Assert.False(await Holds(NotificationCause.Stands(Id(100), BookingStatus.Requested)));
        Assert.False(await Holds(NotificationCause.Stands(Id(101), BookingStatus.Confirmed)));
    }

    [Fact]
    public async Task A_message_is_told_of_while_it_is_the_first_unread_one_of_its_side()
    {
        await rows.Apply(Thread(Noon), Message(1), Message(2), Message(3, side: "provider"), Message(4));
        Assert.Equal("1 3", await Unread());

        await rows.Apply(Row.Of(ReadModel.Threads, ("id", Id(300))).Update(("provider_read", 1L)));
        Assert.Equal("2 3", await Unread());

        await rows.Apply(Row.Of(ReadModel.Messages, ("thread_id", Id(300)), ("sequence", 2L)).Update(("deleted_at", Noon)));
        await rows.Apply(Row.Of(ReadModel.Threads, ("id", Id(300))).Update(("customer_read", 3L)));
        Assert.Equal("4", await Unread());

        await rows.Apply(Row.Of(ReadModel.Threads, ("id", Id(300))).Update(("provider_muted", true)));
        Assert.Empty(await Unread());
        await rows.Apply(Row.Of(ReadModel.Threads, ("id", Id(300))).Update(("provider_muted_until", DateTimeOffset.MaxValue.AddYears(-1))));
        Assert.Empty(await Unread());

        // What was said in the silence was told to nobody, so what follows it is.
        await rows.Apply(Row.Of(ReadModel.Threads, ("id", Id(300))).Update(("provider_read", 0L), ("provider_muted_until", Noon.AddSeconds(1))));
        Assert.Equal("1 4", await Unread());

        async Task<string> Unread()
        {
            var told = new List<int>();
            for (var place = 1; place <= 5; place++)
            {
                if (await Holds(NotificationCause.Unread(Id(300), place)))
                {
                    told.Add(place);
                }
            }

            return string.Join(' ', told);
        }
    }

    private Task<bool> Holds(NotificationCause cause) => Get<INotificationCauses>().Holds(cause, CancellationToken.None);

    private static RowChange Notified(Guid person, int place) =>
        Row.Of(ReadModel.Notifications, ("account_id", person), ("sequence", (long)place)).Insert(
            ("id", Id(700 + place)), ("topic", "booking_confirmed"), ("facts", new Json(new NotificationFacts { Title = "A walk" })), ("posted_at", Noon));
}
