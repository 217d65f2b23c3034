using System.Net;

namespace Marketplace.Notifications;

/// <summary>What somebody sees who follows the link below a mail.</summary>
internal static class UnsubscribePage
{
    public static string Asking(NotificationWords words) =>
        Page(words, $"<p>{Encoded(words.Unsubscribing.Question)}</p><form method=\"post\"><button>{Encoded(words.Unsubscribing.Button)}</button></form>");

    public static string Done(NotificationWords words) => Page(words, $"<p>{Encoded(words.Unsubscribing.Done)}</p>");

    private static string Page(NotificationWords words, string content) =>
        $"""
         <!doctype html>
         <html lang="{words.Language}" dir="{(words.IsRightToLeft ? "rtl" : "ltr")}">
         <meta charset="utf-8">
         <meta name="viewport" content="width=device-width">
         <body style="font: 16px/1.5 system-ui; max-width: 32rem; margin: 20vh auto; padding: 0 1rem">
         {content}
         </body>
         </html>
         """;

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
