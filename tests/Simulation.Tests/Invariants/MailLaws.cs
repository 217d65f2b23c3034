using Marketplace.Identity;
using Marketplace.Invoices;
using Marketplace.Providers;

namespace Marketplace.Simulations;

/// <summary>Whoever is invoiced has one mail with each document, whatever failed in between.</summary>
internal static class MailLaws
{
    private static readonly string[] Subjects = ["Invoice ", "Credit note "];

    public static IEnumerable<Violation> Judge(Town town)
    {
        var history = town.Watch.History;
        var addresses = history.Last<AccountState>().ToDictionary(last => last.Id.GetGuidKey(), last => last.State.Email);
        var accounts = history.Last<ProviderState>().ToDictionary(last => last.Id.GetGuidKey(), last => last.State.AccountId);
        var invoices = history.Last<InvoiceState>().Where(last => last.State.Number is not null)
            .Select(last => (Id: last.Id.GetGuidKey(), Said: last.State.Document!, Number: InvoiceNames.Number(last.State.Document!.IssuerId, last.State.Number!.Value)))
            .Select(invoice => new Due(
                invoice.Said.Kind is InvoiceKind.Commission ? accounts.GetValueOrDefault(invoice.Said.RecipientId) : invoice.Said.RecipientId,
                $"{(invoice.Said.Corrects is null ? "Invoice" : "Credit note")} {invoice.Number}",
                $"Invoice {invoice.Id}"));

        // Whom a test only speaks for has no account, and so no address.
        foreach (var wrong in Reminders(town, addresses))
        {
            yield return wrong;
        }

        var due = invoices.Where(mail => addresses.ContainsKey(mail.To))
            .Select(mail => new Sent(addresses[mail.To], mail.Subject, mail.About, Files: 1))
            .OrderBy(mail => mail.ToString(), StringComparer.Ordinal).ToArray();
        var came = town.Post.Mails.Where(mail => Subjects.Any(subject => mail.Subject.StartsWith(subject, StringComparison.Ordinal)))
            .Select(mail => new Sent(mail.To, mail.Subject, mail.Text.Split('\n')[^1], mail.Attachments?.Count ?? 0))
            .OrderBy(mail => mail.ToString(), StringComparer.Ordinal).ToArray();
        if (!due.SequenceEqual(came))
        {
            yield return new Violation("mail", $"missing: {string.Join("; ", due.Except(came))}, too many: {string.Join("; ", came.Except(due))} of {came.Length}, {due.Length} due");
        }
    }

    /// <summary>Whoever owes by hand is reminded as often as it was decided and no more; whoever paid meanwhile, perhaps less often.</summary>
    private static IEnumerable<Violation> Reminders(Town town, Dictionary<Guid, string> addresses)
    {
        var came = town.Post.Mails.Where(mail => mail.Subject.StartsWith("Reminder ", StringComparison.Ordinal))
            .ToLookup(mail => mail.Text.Split('\n')[^1], mail => mail.To, StringComparer.Ordinal);
        foreach (var (id, bill) in town.Watch.History.Last<BillState>())
        {
            var sent = came[$"Invoice {id.GetGuidKey()}"].ToArray();
            var address = addresses.GetValueOrDefault(bill.Document!.RecipientId);
            var least = address is not null && bill.Status is InvoiceStatus.Sent or InvoiceStatus.Viewed ? bill.Reminders : 0;
            if (sent.Length > bill.Reminders || (address is not null && sent.Length < least) || sent.Any(to => to != address))
            {
                yield return new Violation("mail", $"{id} is {bill.Status} and reminded {bill.Reminders} times, and there are reminders to {string.Join(", ", sent)}");
            }
        }
    }

    private sealed record Due(Guid To, string Subject, string About);

    private sealed record Sent(string To, string Subject, string About, int Files);
}
