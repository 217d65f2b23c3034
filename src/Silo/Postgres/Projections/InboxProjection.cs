using Marketplace.Notifications;

namespace Marketplace.Postgres;

/// <summary>What people were told, in their order, and what of it they have read.</summary>
internal sealed class InboxProjection : IProjection<InboxState, InboxEvent>
{
    public void Project(Projected<InboxState, InboxEvent> fact, IRowSink rows)
    {
        switch (fact.Event)
        {
            case NotificationPosted e:
                rows.Add(Of(e.Sequence).Insert(
                    ("id", e.NotificationId),
                    ("topic", Wire.Name(e.Topic)),
                    ("facts", new Json(e.Facts)),
                    ("posted_at", e.At)));
                break;

            case NotificationRead e:
                rows.Add(Of(e.Sequence).If("read_at", null).Update(("read_at", e.At)));
                break;

            // There is nothing after the last one yet, so what is unread is all of it.
            case AllNotificationsRead e:
                rows.Add(Row.Of(ReadModel.Notifications, ("account_id", fact.Id)).If("read_at", null).Update(("read_at", e.At)));
                break;
        }

        Row Of(long sequence) => Row.Of(ReadModel.Notifications, ("account_id", fact.Id), ("sequence", sequence));
    }
}
