using Story = Marketplace.Story<Marketplace.Attachments.Attachment, Marketplace.Attachments.AttachmentState, Marketplace.Attachments.AttachmentCommand, Marketplace.Attachments.AttachmentEvent>;

namespace Marketplace.Attachments;

public sealed class AttachmentRules : RulesLaws
{
    private const string Lapses = "attachment_lapses";

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Eve = TestContexts.Person(3);
    private static readonly AttachedFile Plan = new(new Guid("66666666-0000-0000-0000-000000000000"), "plan.pdf", "application/pdf", 1234);

    [Fact]
    public void The_laws_hold() => HoldFor<Attachment, AttachmentState, AttachmentCommand, AttachmentEvent>();

    [Fact]
    public void It_is_announced_before_its_bytes_are_kept_and_has_a_day_from_then_on()
    {
        var story = new Story().At(Monday).When(Announce()).Then(new AttachmentAnnounced(Monday, Ada.Id, Plan, "00"));
        story.ThenPending((Lapses, Monday + Day)).ThenWants();
        story.When(Announce()).ThenNothing();
        story.When(Keep()).Then(new AttachmentKept(Monday, null)).ThenPending((Lapses, Monday + Day));
        Assert.Equal(AttachmentStatus.Ready, story.State.Status);
        story.When(Keep()).ThenNothing();
    }

    [Fact]
    public void Whoever_looks_into_it_decides_whether_it_is_ready()
    {
        var (clean, infected) = (Kept(isScanned: true).ThenWants(Attachment.Scan), Kept(isScanned: true));
        clean.When(Looked(clean, null)).Then(new AttachmentPassed(Monday)).ThenWants();
        infected.When(Looked(infected, "Eicar")).Then(new AttachmentQuarantined(Monday, "Eicar")).ThenWants().ThenPending((Lapses, Monday + Day));
        infected.When(Attach()).ThenNothing();
        Assert.Equal("Eicar", infected.State.Finding);
    }

    [Fact]
    public void News_of_another_look_changes_nothing()
    {
        var story = Kept(isScanned: true);
        story.When(new RecordScan(ByPlatform(), Guid.NewGuid(), null)).ThenNothing();
        var said = Looked(story, null);
        story.When(said).When(said with { Context = ByPlatform(), Finding = "Eicar" }).ThenNothing();
    }

    [Fact]
    public void What_a_message_has_stays_until_it_is_taken_back_and_then_its_bytes_go()
    {
        var story = Kept().When(Attach()).ThenPending().ThenWants();
        Assert.Equal(AttachmentStatus.Attached, story.State.Status);
        story.When(Attach()).ThenNothing();
        story.When(Discard(Ada)).ThenRefused("attachment.attached");
        story.When(new WithdrawAttachment(ByPlatform())).ThenWants(Attachment.Erase);
        story.When(new WithdrawAttachment(ByPlatform())).ThenNothing();
        story.When(Erased(story)).Then(new AttachmentErased(Monday)).ThenWants();
    }

    [Fact]
    public void Its_message_may_be_taken_back_before_anybody_has_told_that_it_was_posted()
    {
        var story = Kept().When(new WithdrawAttachment(ByPlatform())).ThenWants(Attachment.Erase);
        story.When(Attach()).ThenNothing();
    }

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, null)]
    [InlineData(true, true, null)]
    [InlineData(true, true, "Eicar")]
    public void What_no_message_has_goes_after_its_day(bool isKept, bool isScanned, string? finding)
    {
        var story = isKept ? Kept(isScanned) : new Story().At(Monday).When(Announce());
        if (finding is not null)
        {
            story.When(Looked(story, finding));
        }

        story.WhenDue(Lapses);
        Assert.Equal(AttachmentEnd.Lapsed, Assert.IsType<AttachmentDeleted>(Assert.Single(story.Events)).Reason);
        story.ThenWants(Attachment.Erase).ThenPending();
    }

    [Fact]
    public void Its_day_is_not_over_before_it_is()
    {
        var story = Kept().At(Monday + Day - TimeSpan.FromSeconds(1));
        story.When(new PassAttachmentTime(ByPlatform(), Lapses)).ThenNothing();
    }

    [Fact]
    public void Bytes_that_come_when_it_is_gone_go_too()
    {
        var story = new Story().At(Monday).When(Announce()).When(Discard(Ada)).ThenWants(Attachment.Erase);
        story.When(Erased(story)).ThenWants();
        story.When(Keep()).ThenWants(Attachment.Erase);
        Assert.Equal(AttachmentStatus.Deleted, story.State.Status);
    }

    [Fact]
    public void It_is_its_owners_alone()
    {
        Kept().When(Discard(Eve)).ThenRefused("attachment.unknown");
        new Story().At(Monday).When(Discard(Ada)).ThenRefused("attachment.unknown");
        Kept().When(Discard(Ada)).ThenWants(Attachment.Erase).When(Discard(Ada)).ThenNothing();
    }

    [Fact]
    public void Whoever_is_second_to_take_its_place_is_told()
    {
        Assert.Equal("attachment.attached", Attachment.OnConflict(new AttachmentState(), "attachment_uses_pkey")?.Code);
        Assert.Null(Attachment.OnConflict(new AttachmentState(), "intents_pkey"));
    }

    private static Story Kept(bool isScanned = false) => new Story().At(Monday).When(Announce()).When(Keep(isScanned));

    private static AnnounceAttachment Announce() => new(TestContexts.By(Ada), Plan, "00");

    private static KeepAttachment Keep(bool isScanned = false) => new(TestContexts.By(Ada), isScanned);

    private static DiscardAttachment Discard(Actor by) => new(TestContexts.By(by));

    private static AttachToMessage Attach() => new(ByPlatform(), Guid.NewGuid(), Guid.NewGuid());

    private static RecordScan Looked(Story story, string? finding) => new(ByPlatform(), story.State.ScanIntent!.Value, finding);

    private static RecordErasure Erased(Story story) => new(ByPlatform(), story.State.EraseIntent!.Value);

    private static CommandContext ByPlatform() => TestContexts.By(Actor.Platform);
}
