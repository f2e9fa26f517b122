namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The steps of the client, which posts each event until it is answered with 200, of the receiver, and of the operator.</summary>
internal sealed class ClientSteps(Scenario scenario, PlantedError planted)
{
    public void FindSteps(in World world, StepSink sink)
    {
        for (var key = 1; key <= scenario.Events; key++)
        {
            FindPost(world, key, sink);
        }

        for (var i = 0; i < 3 && (scenario.HasReplay || scenario.HasDeletion); i++)
        {
            FindOperation(world, i, sink);
        }
    }

    private void FindPost(in World world, int key, StepSink sink)
    {
        var actor = (Actor)(Actor.Post1 + (byte)(key - 1));
        var next = world;
        ref var post = ref next.Posts[key - 1];
        switch (world.Posts[key - 1].State)
        {
            case PostState.Waiting when key == 1 || !scenario.IsOneMessage || scenario.HasOverlap || world.Posts[0].IsAnswered:
                post = post with { State = PostState.Storing, Batch = ++next.LastBatch };
                sink(new(actor, Statement.None, StepKind.Posted), next);
                break;
            case PostState.Storing:
                FindStoring(world, key, actor, sink);
                break;
            case PostState.Answered when scenario.HasDuplicates && !post.IsRepeated:
                post = post with { State = PostState.Waiting, IsRepeated = true };
                sink(new(actor, Statement.None, StepKind.PostedAgain), next);
                break;
        }
    }

    private void FindStoring(in World world, int key, Actor actor, StepSink sink)
    {
        var next = world;
        if (planted == PlantedError.AnswerBeforeCommit && !world.Posts[key - 1].IsAnswered)
        {
            next.Posts[key - 1].IsAnswered = true;
            sink(new(actor, Statement.None, StepKind.AnsweredWith200), next);
        }

        next = world;
        StoreStatement.S1(ref next, key, planted);
        FindFault(next, key, new(actor, Statement.S1, StepKind.AnswerLost), sink); // Or the receiver crashes before the answer.
        FindFault(world, key, new(actor, Statement.S1, StepKind.NotExecuted), sink); // Or it crashes before: the database rolls back.

        // No worker sees when the answer is sent, so it is sent at once.
        next.Posts[key - 1] = next.Posts[key - 1] with { State = PostState.Answered, IsAnswered = true, Batch = 0 };
        sink(new(actor, Statement.S1, StepKind.Executed), next);
    }

    /// <summary>The client gets no answer, or 503, and posts again.</summary>
    private void FindFault(World next, int key, Step step, StepSink sink)
    {
        if (next.Seen.Faults < scenario.Faults)
        {
            next.Seen.Faults++;
            ref var post = ref next.Posts[key - 1];
            post = post with { State = post.IsAnswered ? PostState.Answered : PostState.Waiting, Batch = 0 };
            sink(step, next);
        }
    }

    private void FindOperation(in World world, int index, StepSink sink)
    {
        var next = world;
        if (scenario.HasReplay && world.Seen.Replays == 0)
        {
            var wasHandled = next.Rows[index].State == RowState.Handled;
            if (OperatorStatements.R1(ref next.Rows[index]))
            {
                next.Seen.Replays++;
                next.Seen.IsOwedAgain = wasHandled;
                sink(new(Actor.Operator, Statement.R1, StepKind.Executed), next);
            }
        }

        next = world;
        if (!scenario.HasDeletion || world.Rows[index].State is RowState.Absent or RowState.Deleted or RowState.Removed)
        {
            return;
        }

        OperatorStatements.R2(ref next.Rows[index]);
        sink(new(Actor.Operator, Statement.R2, StepKind.Executed), next);

        // After the retention Mandrill does not post again.
        if (OperatorStatements.IsSettled(world.Rows[index].State) && world.Posts[0].State == PostState.Answered)
        {
            next = world;
            OperatorStatements.R3(ref next.Rows[index]);
            sink(new(Actor.Operator, Statement.R3, StepKind.Executed), next);
        }
    }
}
