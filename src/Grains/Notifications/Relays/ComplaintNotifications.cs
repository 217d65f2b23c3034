using Marketplace.Complaints;

namespace Marketplace.Notifications;

/// <summary>Tells providers of complaints, and both sides how they end.</summary>
internal sealed class ComplaintNotifications(IGrainFactory grains, Notifier notifier) : IRelay<ComplaintEvent>
{
    public bool Hears(ComplaintEvent happened) => happened is ComplaintOpened or ComplaintEnded;

    public async Task Tell(Notice<ComplaintEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var complaint = notice.Known(await grains.GetGrain<IComplaintGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        var facts = new NotificationFacts { BookingId = complaint.BookingId, ListingId = complaint.ListingId, Title = complaint.Title };
        if (notice.Event is ComplaintEnded ended)
        {
            foreach (var person in await notifier.BothOf(complaint.CustomerId, complaint.ProviderId, cancellationToken))
            {
                await notifier.Tell(notice, person, NotificationTopic.ComplaintDecided, facts with { Amount = ended.Award });
            }
        }
        else if (await notifier.PersonOf(complaint.ProviderId, cancellationToken) is { } provider)
        {
            await notifier.Tell(notice, provider, NotificationTopic.ComplaintOpened, facts);
        }
    }
}
