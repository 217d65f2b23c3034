using System.Diagnostics;
using System.Text.Json;
using Marketplace.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Writes and sends the mails that accounts want, and tells them when they are on their way.</summary>
internal sealed class AccountMailHandler(
    IGrainFactory grains,
    MailedTokens tokens,
    IMailSender sender,
    IOptions<MailOptions> options,
    [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Account.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var wanted = intent.Body.Deserialize<PendingMail>(MarketplaceJson.Options)!;
        var account = grains.GetGrain<IAccountGrain>(intent.Stream.GetGuidKey());

        // What nobody could use any more is not sent; a mail whose time has passed only puzzles people.
        if (clock.GetUtcNow() < wanted.ExpiresAt && (await account.Contact(cancellationToken)).View is { } person)
        {
            await sender.Send(await Write(intent.Stream.GetGuidKey(), wanted, person, cancellationToken), intent.Id, cancellationToken);
        }

        await account.ConfirmMail(new ConfirmMail(intent.Report("sent"), wanted.Id));
    }

    private async Task<Mail> Write(Guid accountId, PendingMail wanted, AccountContact person, CancellationToken cancellationToken)
    {
        switch (wanted.Template)
        {
            case AccountMail.VerifyEmail:
                var verify = await tokens.Write(MailedTokens.VerifyEmail, accountId, wanted.Id, cancellationToken);
                return AccountMails.VerifyEmail(person, verify, options.Value.VerifyEmailUrl, wanted.ExpiresAt);
            case AccountMail.ResetPassword:
                var reset = await tokens.Write(MailedTokens.ResetPassword, accountId, wanted.Id, cancellationToken);
                return AccountMails.ResetPassword(person, reset, options.Value.ResetPasswordUrl, wanted.ExpiresAt);
            default:
                throw new UnreachableException($"{wanted.Template} has no text.");
        }
    }
}
