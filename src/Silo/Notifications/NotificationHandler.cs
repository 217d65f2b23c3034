using System.Text.Json;
using Marketplace.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Tells people, on one channel after the other, and looks right before whether there is still something to tell.</summary>
internal sealed class NotificationHandler(
    IGrainFactory grains, INotificationCauses causes, IMailSender sender, UnsubscribeLinks links, IOptions<NotificationOptions> options) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Notification.ShowIntent, Notification.MailIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var notification = grains.GetGrain<INotificationGrain>(intent.Stream.GetGuidKey());
        var said = intent.Body.Deserialize<NotificationCase>(MarketplaceJson.Options)!;
        if (said.Cause is { } cause && !await causes.Holds(cause, cancellationToken))
        {
            await Lapse(LapseReason.CausePassed);
        }
        else if (intent.Kind == Notification.ShowIntent)
        {
            await Show(intent, notification, said);
        }
        else if (!NotificationTopics.Of(said.Topic).IsMandatory && await causes.IsRead(said.PersonId, intent.Stream.GetGuidKey(), cancellationToken))
        {
            await Lapse(LapseReason.ReadBefore);
        }
        else if ((await grains.GetGrain<IAccountGrain>(said.PersonId).Contact(cancellationToken)).View is { } person)
        {
            await sender.Send(await Write(said, person, cancellationToken), intent.Id, cancellationToken);
            await notification.Mailed(new RecordMailed(intent.Report("mailed")));
        }
        else
        {
            await Lapse(LapseReason.NobodyThere);
        }

        Task Lapse(LapseReason why) => notification.Lapse(new LapseNotification(intent.Report("lapsed"), why));
    }

    private async Task Show(ClaimedIntent intent, INotificationGrain notification, NotificationCase said)
    {
        var posted = await grains.GetGrain<INotificationInboxGrain>(said.PersonId).Post(
            new PostNotification(intent.Report("post"), intent.Stream.GetGuidKey(), said.Topic, said.Facts));
        var answer = posted.View
            ?? throw new InvalidOperationException($"{intent} could not be put into a list: {posted.Refusal!.Code}.");
        await notification.Shown(new RecordShown(intent.Report("shown"), answer.MailAt));
    }

    private async Task<Mail> Write(NotificationCase said, AccountContact person, CancellationToken cancellationToken)
    {
        var preferences = (await grains.GetGrain<INotificationInboxGrain>(said.PersonId).Read(cancellationToken)).Preferences;
        return NotificationTexts.Mail(
            NotificationWords.In(preferences.Language ?? options.Value.Language),
            said,
            preferences.TimeZone,
            person.Email,
            person.FirstName,
            await links.Of(said.PersonId, said.Topic, cancellationToken));
    }
}
