using Marketplace.Disputes;

namespace Marketplace.Gateways;

/// <summary>Carries out what disputes want of their gateway, and tells them what it did.</summary>
internal sealed class DisputeIntentHandler(IGrainFactory grains, IEnumerable<IConnectedGateway> gateways, DisputeEvidenceWriter writer) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Dispute.AnswerIntent, Dispute.AcceptIntent, Dispute.LookIntent];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IDisputeGrain>(intent.Stream.GetGuidKey());
        var dispute = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new GatewayUndecidedException($"{intent.Stream} wants something and does not exist.");
        var (gateway, reference) = (gateways.Single(candidate => candidate.Name == dispute.Case.Gateway), dispute.Case.Reference);
        var report = intent.Report($"{intent.Kind}#{dispute.Version}");
        if (intent.Kind == Dispute.AnswerIntent)
        {
            var evidence = await writer.Write(dispute, cancellationToken);
            var answer = await gateway.AnswerDispute(reference, evidence, intent.Id, intent.IsRepeat, cancellationToken);
            await grain.RecordAnswer(new RecordDisputeAnswer(report, intent.Id, answer.Evidence, answer.Dispute));
            return;
        }

        var seen = intent.Kind == Dispute.AcceptIntent
            ? await gateway.AcceptDispute(reference, intent.Id, intent.IsRepeat, cancellationToken)
            : await gateway.LookAtDispute(reference, cancellationToken);
        await grain.Record(new RecordDispute(report, dispute.Case, seen, intent.Id));
    }
}
