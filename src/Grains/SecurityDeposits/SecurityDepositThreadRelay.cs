using Marketplace.Conversations;

namespace Marketplace.SecurityDeposits;

/// <summary>Says in the booking's thread what happens to its deposit, so that both sides hear of it where they talk anyway.</summary>
internal sealed class SecurityDepositThreadRelay(IGrainFactory grains) : IRelay<SecurityDepositEvent>
{
    public bool Hears(SecurityDepositEvent happened) => Words(happened) is not null;

    public async Task Tell(Notice<SecurityDepositEvent> notice, CancellationToken cancellationToken)
    {
        if (Words(notice.Event) is not var (code, text))
        {
            return;
        }

        var said = notice.Known(await grains.GetGrain<ISecurityDepositGrain>(notice.Source).Read(Actor.Platform, cancellationToken)).Case;
        var topic = new ConversationTopic(TopicKind.Booking, said.BookingId, said.ListingId, said.Title, said.CustomerId, said.ProviderId);
        await grains.GetGrain<IConversationGrain>(ConversationId.OfBooking(said.BookingId)).PostSystem(new PostSystemMessage(notice.Cause("thread"), topic, code, text));
    }

    private static (string Code, string Text)? Words(SecurityDepositEvent happened) => happened switch
    {
        SecurityDepositAsked asked => ("security-deposit.asked", $"A security deposit of {asked.Amount} is due. Unpaid the booking is cancelled."),
        SecurityDepositTaken taken => ("security-deposit.taken", $"The security deposit of {taken.Amount} is paid. It goes back unless something of it is claimed."),
        SecurityDepositClaimed { Claim: var claim } =>
            ("security-deposit.claimed", $"The provider claims {claim.Amount} of the security deposit. If the customer does not contest that, it is theirs."),
        SecurityDepositContested => ("security-deposit.contested", "The customer contests the claim, and an operator decides."),
        SecurityDepositOverdue => ("security-deposit.overdue", "The decision about the security deposit is late."),
        SecurityDepositEnded { Outcome: SecurityDepositStatus.Returned } ended => ("security-deposit.returned", $"The security deposit of {ended.Back} goes back. {ended.Reason}"),
        SecurityDepositEnded { Outcome: SecurityDepositStatus.Awarded } ended =>
            ("security-deposit.awarded", $"{ended.Award} of the security deposit are the provider's, and {ended.Back} go back. {ended.Reason}"),
        _ => null,
    };
}
