namespace Marketplace.Attachments;

/// <summary>A file that was sent up.</summary>
/// <param name="Id">Its identity; messages name it in `attachments`.</param>
/// <param name="Name">What it is called, without what has no place in a name.</param>
/// <param name="ContentType">By its bytes.</param>
/// <param name="Size">In bytes, as it is kept.</param>
/// <param name="Sha256">Of the bytes as they are kept, in hexadecimal digits.</param>
/// <param name="State">`uploading`, `scanning`, `ready`, `attached`, `quarantined` or `deleted`; only what is `ready` can be sent.</param>
/// <param name="Finding">What a scanner found in it; null while nothing was found.</param>
/// <param name="UploadedAt">When it was sent up. What no message has a day later is deleted.</param>
/// <param name="Url">Where its bytes are, for whoever has this address, until `urlExpiresAt`; null while nobody may have them.</param>
/// <param name="UrlExpiresAt">Until when the address is good.</param>
internal sealed record AttachmentBody(
    Guid Id,
    string Name,
    string ContentType,
    long Size,
    string Sha256,
    AttachmentStatus State,
    string? Finding,
    DateTimeOffset UploadedAt,
    string? Url,
    DateTimeOffset? UrlExpiresAt)
{
    public static AttachmentBody Of(AttachmentView view, FileLink? link) =>
        new(
            view.Id,
            view.File.Name,
            view.File.ContentType,
            view.File.Size,
            view.Sha256,
            view.Status,
            view.Finding,
            view.AnnouncedAt,
            link?.Path,
            link?.ExpiresAt);
}
