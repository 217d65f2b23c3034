using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>
/// Sends mails to a mail server over SMTP (RFC 5321), with STARTTLS where it is asked for. A mail whose answer was lost is sent again
/// under the same Message-ID, by which servers and mail programs know that they have it.
/// </summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options) : IMailSender
{
    public async Task Send(Mail mail, Guid key, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Timeout);
        using var message = Write(mail, key, smtp);
        using var client = new SmtpClient(smtp.Host!, smtp.Port) { EnableSsl = smtp.StartTls, UseDefaultCredentials = false };
        if (smtp.User is { } user)
        {
            client.Credentials = new NetworkCredential(user, smtp.Password);
        }

        await client.SendMailAsync(message, patience.Token);
    }

    private static MailMessage Write(Mail mail, Guid key, SmtpOptions smtp)
    {
        var from = new MailAddress(smtp.From!);
        var message = new MailMessage(from, new MailAddress(mail.To))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.Headers.Add("Message-ID", $"<{key:N}@{from.Host}>");

        // Out of office and the like are for people.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Unsubscribe is { } link)
        {
            message.Headers.Add("List-Unsubscribe", $"<{link}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        if (mail.Html is { } page)
        {
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(page, Encoding.UTF8, MediaTypeNames.Text.Html));
        }

        foreach (var file in mail.Attachments ?? [])
        {
            message.Attachments.Add(new Attachment(new MemoryStream(file.Content), file.Name, file.ContentType));
        }

        return message;
    }
}
