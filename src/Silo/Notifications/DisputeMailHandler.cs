using System.Text.Json;
using Marketplace.Disputes;
using Marketplace.Identity;
using Marketplace.Providers;

namespace Marketplace.Notifications;

/// <summary>Writes to providers about disputes, and tells the dispute when it is on its way.</summary>
internal sealed class DisputeMailHandler(
    IGrainFactory grains, IMailSender sender, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Dispute.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IDisputeGrain>(intent.Stream.GetGuidKey());
        var dispute = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants a mail and does not exist.");
        var wanted = intent.Body.Deserialize<DisputeMail>(MarketplaceJson.Options)!;
        if (DisputeMails.IsStillNews(dispute, wanted.About, clock.GetUtcNow())
            && await Contact(dispute.Case.ProviderId, cancellationToken) is { } person)
        {
            await sender.Send(DisputeMails.Write(person, dispute, wanted.About), intent.Id, cancellationToken);
        }

        await grain.ConfirmMail(new ConfirmDisputeMail(intent.Report("sent"), wanted.Id));
    }

    /// <summary>Null where nobody can be written to any more.</summary>
    private async Task<AccountContact?> Contact(Guid providerId, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IProviderGrain>(providerId).Read(Actor.Platform, cancellationToken)).View is { } provider
            ? (await grains.GetGrain<IAccountGrain>(provider.AccountId).Contact(cancellationToken)).View
            : null;
}
