using Marketplace.Attachments;
using static Marketplace.Conversations.ConversationCast;
using ConversationStory = Marketplace.Story<
    Marketplace.Conversations.Conversation,
    Marketplace.Conversations.ConversationState,
    Marketplace.Conversations.ConversationCommand,
    Marketplace.Conversations.ConversationEvent>;

namespace Marketplace.Conversations;

public sealed class Attaching_files
{
    private static readonly AttachedFile Plan = new(new Guid("66666666-0000-0000-0000-000000000000"), "plan.pdf", "application/pdf", 1234);
    private static readonly AttachedFile Photo = new(new Guid("77777777-0000-0000-0000-000000000000"), "photo.jpg", "image/jpeg", 99);

    private readonly ConversationStory story = new ConversationStory().Given(AdaOpened).At(Monday);

    [Fact]
    public void Files_go_with_a_message_in_the_order_of_their_author_and_need_no_text()
    {
        story.When(Send(string.Empty, [Photo.Id, Plan.Id], Offer(Plan), Offer(Photo)));

        var posted = Assert.IsType<MessagePosted>(Assert.Single(story.Events));
        Assert.Equal([Photo, Plan], posted.Attachments!.Value.AsEnumerable());
        Assert.Equal([Photo, Plan], Assert.Single(story.State.Newest).Attachments!.Value.AsEnumerable());
    }

    [Fact]
    public void A_message_without_files_has_none_and_needs_text()
    {
        story.When(Send("Hello", null));
        Assert.Null(Assert.IsType<MessagePosted>(Assert.Single(story.Events)).Attachments);
        story.When(Send(" ", [])).ThenRefused("conversation.text-missing");
    }

    [Theory]
    [InlineData(AttachmentStatus.Uploading, "conversation.attachment-not-ready")]
    [InlineData(AttachmentStatus.Scanning, "conversation.attachment-not-ready")]
    [InlineData(AttachmentStatus.Quarantined, "conversation.attachment-not-ready")]
    [InlineData(AttachmentStatus.Attached, "conversation.attachment-taken")]
    [InlineData(AttachmentStatus.Deleted, "conversation.attachment-taken")]
    public void Only_what_is_ready_goes(AttachmentStatus status, string code) =>
        story.When(Send("Look", [Photo.Id, Plan.Id], Offer(Photo), Offer(Plan, status))).ThenRefused(code);

    [Fact]
    public void Somebody_elses_are_unknown() => story.When(Send("Look", [Plan.Id], Offer(Photo))).ThenRefused("conversation.attachment-unknown");

    [Fact]
    public void There_are_at_most_ten_and_each_once()
    {
        AttachedFile[] many = [.. Enumerable.Range(1, 11).Select(number => Plan with { Id = DerivedId.From(Plan.Id, $"{number}") })];
        story.When(Send("Look", [.. many.Select(file => file.Id)], [.. many.Select(file => Offer(file))])).ThenRefused("conversation.too-many-attachments");
        story.When(Send("Look", [Plan.Id, Plan.Id], Offer(Plan))).ThenRefused("conversation.too-many-attachments");
        story.When(Send("Look", [.. many[1..].Select(file => file.Id)], [.. many.Select(file => Offer(file))]));
        Assert.Equal(10, Assert.Single(story.State.Newest).Attachments!.Value.Length);
    }

    [Fact]
    public void A_block_comes_first() =>
        story.When(Send("Look", [Plan.Id]) with { Blocks = new Blocks(ByProvider: true) }).ThenRefused("conversation.blocked");

    [Fact]
    public void They_go_with_what_is_taken_back()
    {
        var posted = Said(1, Ada) with { Attachments = [Plan] };
        story.Given(posted).When(Delete(Ada, posted)).Then(new MessageDeleted(Monday, posted.MessageId, 1, [Plan.Id]));
        Assert.Null(Assert.Single(story.State.Newest).Attachments);
    }

    [Fact]
    public void The_thread_is_told_of_those_of_a_message_that_it_has_forgotten()
    {
        var posted = Said(1, Ada);
        var delete = Delete(Ada, posted);
        story.Given([posted, .. Chat(60, Pia).Skip(1)]).When(delete with { Target = delete.Target with { Attachments = [Plan.Id] } })
            .Then(new MessageDeleted(Monday, posted.MessageId, 1, [Plan.Id]));
    }

    [Fact]
    public void Words_about_files_may_be_taken_out_and_others_not()
    {
        var posted = Said(1, Ada) with { Attachments = [Plan] };
        story.Given([posted, Said(2, Ada)]).When(Edit(Ada, posted, string.Empty));
        Assert.Single(story.Events);
        story.When(Edit(Ada, Said(2, Ada), string.Empty)).ThenRefused("conversation.text-missing");
    }

    [Fact]
    public void Whoever_is_second_to_take_a_file_is_told() =>
        Assert.Equal("conversation.attachment-taken", Conversation.OnConflict(new ConversationState(), "attachment_uses_pkey")?.Code);

    private static PostMessage Send(string text, ImmutableArray<Guid>? files, params ImmutableArray<OfferedFile> offered) =>
        Say(Ada, text) with { Attachments = files, Offered = offered };

    private static OfferedFile Offer(AttachedFile file, AttachmentStatus status = AttachmentStatus.Ready) => new(file, status);
}
