using static Marketplace.Conversations.ConversationCast;
using ConversationStory = Marketplace.Story<
    Marketplace.Conversations.Conversation,
    Marketplace.Conversations.ConversationState,
    Marketplace.Conversations.ConversationCommand,
    Marketplace.Conversations.ConversationEvent>;

namespace Marketplace.Conversations;

public sealed class ConversationRules
{
    private readonly ConversationStory story = new();

    [Fact]
    public void A_customer_opens_an_inquiry() =>
        story.At(Monday).When(Open(Ada, Inquiry)).Then(AdaOpened);

    [Fact]
    public void Opening_with_a_message_says_it_in_the_same_turn()
    {
        var open = Open(Ada, Inquiry, "Do you teach children?");

        story.At(Monday).When(open).Then(
            AdaOpened,
            new MessagePosted(Monday, open.Context.Id.Value, 1, ConversationSide.Customer, Ada.Id, null, "Do you teach children?"));
    }

    [Fact]
    public void Opening_what_is_open_changes_nothing() =>
        story.Given(AdaOpened).At(Monday).When(Open(Ada, Inquiry)).ThenNothing();

    [Fact]
    public void Opening_what_is_open_still_says_the_message()
    {
        story.Given([AdaOpened, Said(1, Ada)]).At(Monday).When(Open(Ada, Inquiry, "One more thing"));

        Assert.Equal(2, Assert.IsType<MessagePosted>(Assert.Single(story.Events)).Sequence);
    }

    [Fact]
    public void A_message_that_may_not_be_said_opens_nothing() =>
        story.At(Monday).When(Open(Ada, Inquiry, " ")).ThenRefused("conversation.text-missing");

    [Fact]
    public void A_provider_does_not_open_inquiries_about_their_own_listing() =>
        story.At(Monday).When(Open(Pia, Inquiry)).ThenRefused("conversation.unknown");

    [Fact]
    public void Nobody_asks_themselves() =>
        story.At(Monday).When(Open(Pia, Inquiry with { CustomerId = Pia.Id })).ThenRefused("conversation.own-listing");

    [Fact]
    public void Either_side_opens_the_thread_of_a_booking()
    {
        new ConversationStory().At(Monday).When(Open(Ada, Lesson)).Then(new ConversationOpened(Monday, Lesson));
        new ConversationStory().At(Monday).When(Open(Pia, Lesson)).Then(new ConversationOpened(Monday, Lesson));
    }

    [Fact]
    public void Messages_take_their_places_one_after_the_other()
    {
        story.Given([AdaOpened, .. Chat(7, Ada)]).At(Monday).When(Say(Pia));

        var posted = Assert.IsType<MessagePosted>(Assert.Single(story.Events));
        Assert.Equal(8, posted.Sequence);
        Assert.Equal(ConversationSide.Provider, posted.Side);
    }

    [Theory]
    [InlineData(4_000, null)]
    [InlineData(4_001, "conversation.text-too-long")]
    public void A_message_has_at_most_4000_characters(int length, string? code)
    {
        story.Given(AdaOpened).At(Monday).When(Say(Ada, new string('x', length)));

        if (code is null)
        {
            Assert.Single(story.Events);
        }
        else
        {
            story.ThenRefused(code, "text");
        }
    }

    [Fact]
    public void The_thirty_first_message_of_a_minute_has_to_wait() =>
        story.Given([AdaOpened, .. Chat(30, Ada)]).At(Monday.AddSeconds(59)).When(Say(Ada))
            .ThenRefused("conversation.too-many-messages", "retryAfter");

    [Fact]
    public void A_minute_later_it_may_be_said()
    {
        story.Given([AdaOpened, .. Chat(30, Ada)]).At(Monday.AddMinutes(1)).When(Say(Ada));

        Assert.Single(story.Events);
    }

    [Fact]
    public void The_pace_of_one_person_does_not_slow_the_other()
    {
        story.Given([AdaOpened, .. Chat(30, Ada)]).At(Monday).When(Say(Pia));

        Assert.Single(story.Events);
    }

    [Fact]
    public void Where_nobody_counts_the_record_stays_small()
    {
        story.Given([AdaOpened, .. Chat(500, Ada)]);

        Assert.Equal(Conversation.NewestLimit, story.State.Newest.Length);
        Assert.Equal(ConversationMemory.PaceLimit, story.State.Pace.Length);
        Assert.Equal(500, story.State.LastSequence);
    }

    [Fact]
    public void An_author_corrects_a_message_for_fifteen_minutes()
    {
        var message = Said(1, Ada);
        var late = Monday + Conversation.EditWindow;

        story.Given([AdaOpened, message]).At(late.AddTicks(-1)).When(Edit(Ada, message))
            .Then(new MessageEdited(late.AddTicks(-1), message.MessageId, 1, "Hello again"));
        story.At(late).When(Edit(Ada, message)).ThenRefused("conversation.edit-window-over");
    }

    [Fact]
    public void Nobody_changes_the_words_of_another()
    {
        var message = Said(1, Ada);
        story.Given([AdaOpened, message]).At(Monday);

        story.When(Edit(Pia, message)).ThenRefused("conversation.not-your-message");
        story.When(Delete(Pia, message)).ThenRefused("conversation.not-your-message");
    }

    [Fact]
    public void A_message_that_was_taken_back_leaves_its_place_without_words()
    {
        var message = Said(1, Ada);

        story.Given([AdaOpened, message, Said(2, Pia)]).At(Monday.AddDays(3)).When(Delete(Ada, message))
            .Then(new MessageDeleted(Monday.AddDays(3), message.MessageId, 1));

        Assert.Equal(["", "Message 2"], story.State.Newest.Select(kept => kept.Text).ToArray());
        story.When(Delete(Ada, message)).ThenNothing();
        story.When(Edit(Ada, message)).ThenRefused("conversation.message-deleted");
    }

    [Fact]
    public void A_message_that_the_record_forgot_can_still_be_taken_back()
    {
        var message = Said(1, Ada);

        story.Given([AdaOpened, .. Chat(80, Ada)]).At(Monday).When(Delete(Ada, message))
            .Then(new MessageDeleted(Monday, message.MessageId, 1));
    }

    [Fact]
    public void Facts_of_another_message_in_that_place_are_not_mixed_up_with_it()
    {
        var foreign = Said(1, Ada) with { MessageId = Guid.Empty };

        story.Given([AdaOpened, Said(1, Pia)]).At(Monday).When(Edit(Pia, foreign)).ThenRefused("conversation.not-your-message");
    }

    [Fact]
    public void Read_marks_only_move_forward()
    {
        story.Given([AdaOpened, .. Chat(5, Ada)]).At(Monday);

        story.When(Read(Pia, 3)).Then(new MessagesRead(Monday, ConversationSide.Provider, Pia.Id, 3));
        story.When(Read(Pia, 2)).ThenNothing();
        story.When(Read(Pia, 3)).ThenNothing();
        story.When(Read(Pia, 6)).ThenRefused("conversation.sequence-unknown");
        Assert.Equal((0, 3), (story.State.CustomerRead, story.State.ProviderRead));
    }

    [Fact]
    public void The_platform_opens_the_thread_of_a_booking_by_what_it_has_to_say()
    {
        var announce = Announce(Actor.Platform);

        story.At(Monday).When(announce).Then(
            new ConversationOpened(Monday, Lesson),
            new MessagePosted(Monday, announce.Context.Id.Value, 1, ConversationSide.System, null, "booking.confirmed", "The booking is confirmed."));
    }

    [Fact]
    public void What_a_message_hides_is_kept_for_operators()
    {
        story.Given(AdaOpened).At(Monday);
        var say = Say(Ada, "Call 0750 1234567") with { Masked = Masked };

        story.When(say).Then(
            new MessagePosted(
                Monday, say.Context.Id.Value, 1, ConversationSide.Customer, Ada.Id, null, Masked.Text, new HiddenContacts(say.Text, Masked.Hidden)));
        story.When(Edit(Ada, (MessagePosted)story.Events[0], "Hello")).Then(new MessageEdited(Monday, say.Context.Id.Value, 1, "Hello"));
        Assert.Null(story.State.Newest[0].Contacts);
    }

    [Fact]
    public void Opening_hides_too_and_taking_back_takes_back_what_was_written()
    {
        story.At(Monday).When(Open(Ada, Inquiry, "Call 0750 1234567") with { Masked = Masked });
        var posted = story.Events.OfType<MessagePosted>().Single();

        Assert.Equal((Masked.Text, "Call 0750 1234567"), (posted.Text, posted.Contacts!.Written));
        story.When(Delete(Ada, posted));
        Assert.Equal((string.Empty, null), (story.State.Newest[0].Text, story.State.Newest[0].Contacts));
    }

    [Fact]
    public void Once_the_booking_is_paid_nothing_is_hidden()
    {
        story.At(Monday).When(Announce(Actor.Platform));
        var say = Say(Pia, "Call 0750 1234567") with { Masked = Masked };

        story.When(say).Then(new MessagePosted(Monday, say.Context.Id.Value, 2, ConversationSide.Provider, Pia.Id, null, say.Text));
    }

    [Fact]
    public void What_people_say_of_a_payment_reveals_nothing()
    {
        story.Given(AdaOpened).At(Monday).When(Say(Ada, "booking.confirmed"));

        story.When(Say(Ada, "Call 0750 1234567") with { Masked = Masked });

        Assert.Equal(Masked.Text, ((MessagePosted)story.Events[^1]).Text);
    }

    [Fact]
    public void Only_the_platform_speaks_as_the_system() =>
        story.Given(AdaOpened).At(Monday).When(Announce(Ada)).ThenRefused("conversation.unknown");

    /// <summary>The whole negative space on one page: who stands where against every command.</summary>
    [Fact]
    public void The_table()
    {
        var message = Said(1, Ada);
        ConversationCommand[] commands =
            [Open(Ada, Inquiry), Say(Eve), Say(Pia), Announce(Actor.Platform), Edit(Ada, message), Edit(Eve, message), Delete(Ada, message), Read(Pia, 1), Read(Eve, 1)];

        TransitionTable.AssertEqual<Conversation, ConversationState, ConversationCommand, ConversationEvent>(
            [[], [AdaOpened], [AdaOpened, message], [AdaOpened, message, new MessageDeleted(Monday, message.MessageId, 1)]],
            commands,
            at: Monday,
            nameOf: state => state.Topic is null ? "none" : $"{state.LastSequence} said",
            expected:
            """
                   | OpenConversation | PostMessage | PostMessage | PostSystemMessage | EditMessage     | EditMessage | DeleteMessage | MarkRead         | MarkRead
            none   | 0 said           | unknown     | unknown     | 1 said            | unknown         | unknown     | unknown       | unknown          | unknown
            0 said | -                | unknown     | 1 said      | 1 said            | 0 said          | unknown     | 0 said        | sequence-unknown | unknown
            1 said | -                | unknown     | 2 said      | 2 said            | 1 said          | unknown     | 1 said        | 1 said           | unknown
            1 said | -                | unknown     | 2 said      | 2 said            | message-deleted | unknown     | -             | 1 said           | unknown
            """);
    }
}
