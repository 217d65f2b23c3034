using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>
/// The link below every mail that can be switched off: looking at it asks, because programs look at links too, and a POST does it,
/// from the page or from a mail program (RFC 8058). Whoever has the mail needs no login.
/// </summary>
internal static class UnsubscribeEndpoints
{
    public static void MapUnsubscribing(this RouteGroupBuilder api)
    {
        var link = api.MapGroup("/notifications/unsubscribe/{token}").WithTags("Notifications");
        link.MapGet(string.Empty, Ask).WithName("AskToUnsubscribe").WithSummary("A page that asks whether mails like this are wanted no more.");
        link.MapPost(string.Empty, Unsubscribe).WithName("Unsubscribe").WithSummary("Switch mails like this off.").ReadsRawBody();
    }

    private static async Task<PageAnswer> Ask(
        string token, UnsubscribeLinks links, IGrainFactory grains, IOptions<NotificationOptions> options, CancellationToken cancellationToken) =>
        await links.Read(token, cancellationToken) is var (person, _)
            ? PageAnswer.Of(UnsubscribePage.Asking(await WordsOf(person, grains, options, cancellationToken)))
            : NotificationEdgeRefusals.LinkUnknown;

    private static async Task<PageAnswer> Unsubscribe(
        string token, Caller caller, UnsubscribeLinks links, IGrainFactory grains, IOptions<NotificationOptions> options, CancellationToken cancellationToken)
    {
        if (await links.Read(token, cancellationToken) is not var (person, topic))
        {
            return NotificationEdgeRefusals.LinkUnknown;
        }

        var command = new SwitchNotificationOff(caller.Context() with { By = Actor.Member(person) }, topic, NotificationChannel.Mail);
        var outcome = await grains.GetGrain<INotificationInboxGrain>(person).SwitchOff(command);
        return outcome.Refusal is { } refusal
            ? refusal
            : PageAnswer.Of(UnsubscribePage.Done(await WordsOf(person, grains, options, cancellationToken)));
    }

    private static async Task<NotificationWords> WordsOf(
        Guid person, IGrainFactory grains, IOptions<NotificationOptions> options, CancellationToken cancellationToken) =>
        NotificationWords.In((await grains.GetGrain<INotificationInboxGrain>(person).Read(cancellationToken)).Preferences.Language ?? options.Value.Language);
}
