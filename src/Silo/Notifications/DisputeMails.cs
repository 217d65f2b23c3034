using System.Globalization;
using Marketplace.Disputes;
using Marketplace.Identity;

namespace Marketplace.Notifications;

/// <summary>The texts of the mails that providers get about disputes.</summary>
internal static class DisputeMails
{
    /// <summary>What only matters until the bank's deadline is not sent after it.</summary>
    public static bool IsStillNews(DisputeView dispute, DisputeNews about, DateTimeOffset now) =>
        about is DisputeNews.Won or DisputeNews.Lost || (dispute.EndedAt is null && !(dispute.Seen.DueBy <= now));

    public static Mail Write(AccountContact person, DisputeView dispute, DisputeNews about)
    {
        var (title, amount) = (dispute.Case.Title, dispute.Seen.Amount);
        var (subject, text) = about switch
        {
            DisputeNews.Inquiry => (
                "A customer's bank asks about a payment",
                $"The bank of a customer asks about {amount} that they paid for \"{title}\" ({dispute.Seen.Reason}). Nothing was taken so far. {Ask(dispute)}"),
            DisputeNews.Chargeback => (
                "A customer disputes a payment",
                $"The bank of a customer has taken back {amount} that they paid for \"{title}\" ({dispute.Seen.Reason}). Your part of it is held until the bank has decided. {Ask(dispute)}"),
            DisputeNews.Reminder => (
                "A dispute waits for what you know",
                $"The dispute about {amount} for \"{title}\" is answered soon, and you have not said anything yet. {Ask(dispute)}"),
            DisputeNews.Won => (
                "A dispute was won",
                $"The bank has decided about {amount} for \"{title}\": the money stays, and what was held of yours is free again."),
            _ => (
                "A dispute was lost",
                $"The bank has decided about {amount} for \"{title}\": the customer keeps the money. What it means for your balance is explained there."),
        };
        return new Mail(person.Email, subject, $"Hello {person.FirstName},\n\n{text}\n\nDispute {dispute.Id}");
    }

    private static string Ask(DisputeView dispute) => dispute.AnswerAt is { } until
        ? $"Please say what the bank should know until {until.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)}: then it is answered with what we have."
        : "It has been answered with what we have.";
}
