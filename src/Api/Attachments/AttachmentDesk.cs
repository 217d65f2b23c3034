using System.Security.Cryptography;
using Marketplace.Conversations;
using Marketplace.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.Attachments;

/// <summary>Takes files in, and knows who may see them.</summary>
internal sealed class AttachmentDesk(
    IGrainFactory grains,
    IAttachmentStore store,
    IAttachmentUses uses,
    AttemptLimits limits,
    IOptions<AttachmentOptions> options,
    IOptions<ConversationOptions> conversations)
{
    private const int Kibibyte = 1024;

    private readonly AttemptLimit files = new("attachment", options.Value.PerHour, TimeSpan.FromHours(1));

    /// <summary>Counted in KiB.</summary>
    private readonly AttemptLimit volume = new("attachment-volume", (int)(options.Value.BytesPerDay / Kibibyte), TimeSpan.FromDays(1));

    /// <summary>Announces a file, keeps its bytes, and says that they are kept; sent again, each of these happens once.</summary>
    public async Task<Outcome<AttachmentView>> Take(Caller caller, string? name, byte[] sent, CancellationToken cancellationToken)
    {
        if (sent.Length == 0)
        {
            return AttachmentEdgeRefusals.Empty;
        }

        if (FileKinds.Of(sent) is not { } kind || FileSecrets.Without(sent, kind) is not { } bytes)
        {
            return AttachmentEdgeRefusals.TypeNotAllowed;
        }

        var id = caller.NewId("attachment");
        var attachment = grains.GetGrain<IAttachmentGrain>(id);
        if ((await attachment.Read(caller.Actor, cancellationToken)).View is null && await TooMany(caller, sent.Length, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var file = new AttachedFile(id, NameOf(name, kind), kind.ContentType, bytes.Length);
        var announced = await attachment.Announce(new AnnounceAttachment(caller.Context(), file, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        if (announced.View is not { Status: AttachmentStatus.Uploading })
        {
            return announced;
        }

        await store.Put(id, bytes, cancellationToken);
        var kept = await attachment.Keep(new KeepAttachment(caller.Context("keep"), options.Value.Scan.IsOn));
        return new Outcome<AttachmentView>(kept.View, kept.Refusal, announced.Replayed);
    }

    /// <summary>What its owner and operators may see, and once a message has it both sides of its thread.</summary>
    /// <remarks>What is gone is unknown to all.</remarks>
    public async Task<Outcome<AttachmentView>> Show(Guid id, Actor by, CancellationToken cancellationToken)
    {
        var outcome = await grains.GetGrain<IAttachmentGrain>(id).Read(Actor.Platform, cancellationToken);
        return outcome.View is { Status: not AttachmentStatus.Deleted } view && (AttachmentView.Concerns(view.OwnerId, by) || await TakesPart(id, by, cancellationToken))
            ? outcome
            : AttachmentRefusals.Unknown;
    }

    /// <summary>What whoever has its address is given: nothing once it is gone, or while the message that has it shows nothing.</summary>
    public async Task<AttachmentView?> Serve(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await grains.GetGrain<IAttachmentGrain>(id).Read(Actor.Platform, cancellationToken);
        return outcome.View is { IsServed: true } view && await uses.Find(id, cancellationToken) is not { IsShown: false } ? view : null;
    }

    private async Task<bool> TakesPart(Guid id, Actor by, CancellationToken cancellationToken) =>
        await uses.Find(id, cancellationToken) is { IsShown: true } use
        && (await grains.GetGrain<IConversationGrain>(use.ThreadId).Read(by, cancellationToken)).View is not null;

    private async Task<Refusal?> TooMany(Caller caller, int size, CancellationToken cancellationToken)
    {
        var person = $"{caller.AccountId:N}";
        return await limits.Take(files, person, cancellationToken)
            ?? await limits.Take(volume, person, cancellationToken, (size + Kibibyte - 1) / Kibibyte);
    }

    /// <summary>A name that says how somebody is reached says nothing instead: it is seen before the booking is paid.</summary>
    private string NameOf(string? name, FileKind kind)
    {
        var clean = FileNames.Clean(name, kind);
        return conversations.Value.Mask(clean) is null ? clean : FileNames.Clean(null, kind);
    }
}
