using Marketplace.Conversations;

namespace Marketplace.Complaints;

/// <summary>Says in the booking's thread what happens in its complaint, so that both sides hear of it where they talk anyway.</summary>
internal sealed class ComplaintThreadRelay(IGrainFactory grains) : IRelay<ComplaintEvent>
{
    public bool Hears(ComplaintEvent happened) => Words(happened) is not null;

    public async Task Tell(Notice<ComplaintEvent> notice, CancellationToken cancellationToken)
    {
        if (Words(notice.Event) is not var (code, text))
        {
            return;
        }

        var complaint = notice.Known(await grains.GetGrain<IComplaintGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        var topic = new ConversationTopic(
            TopicKind.Booking, complaint.BookingId, complaint.ListingId, complaint.Title, complaint.CustomerId, complaint.ProviderId);
        await grains.GetGrain<IConversationGrain>(ConversationId.OfBooking(complaint.BookingId))
            .PostSystem(new PostSystemMessage(notice.Cause("thread"), topic, code, text));
    }

    /// <summary>The beginning and the end are the booking's to tell.</summary>
    private static (string Code, string Text)? Words(ComplaintEvent happened) => happened switch
    {
        ComplaintAnswered => ("complaint.answered", "The provider has answered the complaint. If the customer says nothing more, nothing is given back."),
        ComplaintOffered offered => ("complaint.offered", $"The provider offers to give {offered.Offer.Amount} back."),
        ComplaintEscalated => ("complaint.escalated", "An operator decides about the complaint."),
        ComplaintOverdue => ("complaint.overdue", "The decision about the complaint is late."),
        _ => null,
    };
}
