namespace Marketplace.Sandbox;

/// <summary>What was sent to people and got no further than the sandbox.</summary>
internal static class MailEndpoints
{
    /// <summary>More than a story sends to one person; the newest come first.</summary>
    private const int MaxMessages = 100;

    public static void MapSandboxMail(this RouteGroupBuilder api)
    {
        var sandbox = api.MapGroup("/sandbox").WithTags("Sandbox");
        sandbox.MapGet("/mail", ReadMail).WithSummary("Mails, newest first.");
        sandbox.MapGet("/sms", ReadSms).WithSummary("Text messages, newest first.");
    }

    private static Task<OkAnswer<Page<MailMessage>>> ReadMail(string? to, MailCatcher catcher, CancellationToken cancellationToken) =>
        List(MailKind.Mail, to, catcher, cancellationToken);

    private static Task<OkAnswer<Page<MailMessage>>> ReadSms(string? to, MailCatcher catcher, CancellationToken cancellationToken) =>
        List(MailKind.Sms, to, catcher, cancellationToken);

    private static async Task<OkAnswer<Page<MailMessage>>> List(MailKind kind, string? to, MailCatcher catcher, CancellationToken cancellationToken) =>
        new Page<MailMessage>(await catcher.List(kind, to, MaxMessages, cancellationToken), null);
}
