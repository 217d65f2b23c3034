using Marketplace.Attachments;
using Marketplace.Conversations;
using Marketplace.Identity;
using Marketplace.Postgres;

namespace Marketplace.Shared;

public abstract partial class ReadsContract
{
    [Fact]
    public async Task Whose_message_has_a_file_is_known_and_what_it_shows()
    {
        AttachedFile file = new(Id(601), "plan.pdf", "application/pdf", 12);
        await rows.Apply(Thread(Noon), Message(1));
        await rows.Apply(Row.Of(ReadModel.Messages, ("thread_id", Id(300)), ("sequence", 1L)).Update(("attachments", new Json(ImmutableArray.Create(file)))));
        await rows.Apply(Row.Of(ReadModel.AttachmentUses, ("attachment_id", file.Id)).Insert(("thread_id", Id(300)), ("message_id", Id(401))));
        await rows.Apply(Row.Of(ReadModel.AttachmentUses, ("attachment_id", Id(602))).Insert(("thread_id", null)));

        Assert.Equal(new AttachmentUse(Id(300), IsShown: true), await Use(file.Id));
        Assert.Null(await Use(Id(602)));
        Assert.Null(await Use(Id(603)));
        Assert.Equal(file, Assert.Single((await Get<IMessages>().Find(Id(300), Id(401), CancellationToken.None))!.Attachments!.Value));

        await rows.Apply(Row.Of(ReadModel.Messages, ("thread_id", Id(300)), ("sequence", 1L)).Update(("deleted_at", Noon)));
        Assert.Equal(new AttachmentUse(Id(300), IsShown: false), await Use(file.Id));

        Task<AttachmentUse?> Use(Guid attachment) => Get<IAttachmentUses>().Find(attachment, CancellationToken.None);
    }

    [Fact]
    public async Task Attempts_count_as_much_as_they_amount_to()
    {
        var attempts = Get<IAttempts>();

        Assert.Equal((40, Noon.AddDays(1)), await Amount(40, Noon));
        Assert.Equal((47, Noon.AddDays(1)), await Amount(7, Noon.AddHours(1)));
        Assert.Equal((5, Noon.AddDays(2)), await Amount(5, Noon.AddDays(1)));

        Task<(int, DateTimeOffset)> Amount(int amount, DateTimeOffset now) => attempts.Count("volume", "ann", now, now.AddDays(1), CancellationToken.None, amount);
    }
}
