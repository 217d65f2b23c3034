using System.Diagnostics;

namespace Marketplace.Disputes;

/// <summary>What a dispute is after each thing that happens to it.</summary>
internal static class DisputeEvolution
{
    public static DisputeState Of(DisputeState dispute, DisputeEvent happened) => happened switch
    {
        DisputeOpened e => Seen(new DisputeState { Case = e.Case, OpenedAt = e.At }, e.Seen, e.Mail, e.At),
        DisputeChanged e => Seen(dispute, e.Seen, e.Mail, e.At),
        DisputeStated e => dispute with { Statements = dispute.Statements.Add(new DisputeStatement(dispute.Statements.Length + 1, e.At, e.By, e.Text)) },
        DisputeAnswerWanted e => dispute with { AnswerIntent = e.IntentId, IsAnswered = true },
        DisputeAnswered e => dispute with { AnswerIntent = null, AnsweredAt = e.At, Evidence = e.Evidence },
        DisputeAnswerMissed => dispute with { AnswerIntent = null },
        DisputeAcceptWanted e => dispute with { AcceptIntent = e.IntentId },
        DisputeAccepted => dispute with { AcceptIntent = null, IsAccepted = true },
        DisputeReminded e => dispute with { IsReminded = true, Mails = dispute.Mails.Add(e.Mail) },
        DisputeMailSent e => dispute with { Mails = dispute.Mails.RemoveAll(mail => mail.Id == e.MailId) },
        DisputeLookWanted e => dispute with { LookIntent = e.IntentId },
        DisputeLooked e => dispute with { LookIntent = null, LookAt = dispute.Status.IsEnd() ? null : e.At + Dispute.LookAfter },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    private static DisputeState Seen(DisputeState dispute, GatewayDispute seen, DisputeMail? mail, DateTimeOffset at)
    {
        var isAskedAnew = dispute.Status.IsInquiry() && !seen.Status.IsInquiry();
        return dispute with
        {
            Seen = seen,
            EndedAt = seen.Status.IsEnd() ? at : null,
            Mails = mail is null ? dispute.Mails : dispute.Mails.Add(mail),
            IsReminded = dispute.IsReminded && !isAskedAnew,
            IsAnswered = dispute.IsAnswered && (!isAskedAnew || dispute.AnswerIntent is not null),
            LookAt = seen.Status.IsEnd() ? null : at + Dispute.LookAfter,
        };
    }
}
