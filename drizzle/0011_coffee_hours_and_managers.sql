CREATE TABLE `coffee_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`people` text NOT NULL,
	`why` text NOT NULL,
	`state` text NOT NULL,
	`start` integer,
	`end` integer,
	`sequence` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "coffee_groups_ends_after_start" CHECK("coffee_groups"."end" > "coffee_groups"."start")
);
--> statement-breakpoint
CREATE INDEX `coffee_groups_round` ON `coffee_groups` (`round_id`);--> statement-breakpoint
CREATE INDEX `coffee_groups_programme` ON `coffee_groups` (`programme_id`,`number`);--> statement-breakpoint
CREATE TABLE `coffee_seats` (
	`group_id` text NOT NULL,
	`person_id` text NOT NULL,
	`round_id` text NOT NULL,
	`answer` text,
	FOREIGN KEY (`group_id`) REFERENCES `coffee_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coffee_seats_group` ON `coffee_seats` (`group_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `coffee_seats_round` ON `coffee_seats` (`round_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `coffee_seats_person` ON `coffee_seats` (`person_id`);--> statement-breakpoint
CREATE TABLE `managers` (
	`person_id` text PRIMARY KEY NOT NULL,
	`manager_id` text NOT NULL,
	`said_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`programme_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`until` integer,
	`paused_for` text,
	`silent` integer NOT NULL,
	`waited` integer NOT NULL,
	`sat_out_times` integer NOT NULL,
	`sat_out_of` integer NOT NULL,
	`skips` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_programme` ON `memberships` (`programme_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person_id`);--> statement-breakpoint
CREATE TABLE `person_hours` (
	`person_id` text PRIMARY KEY NOT NULL,
	`zone` text,
	`hours` text,
	`absences` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`every_weeks` integer NOT NULL,
	`weekday` integer NOT NULL,
	`at` integer NOT NULL,
	`anchor` integer NOT NULL,
	`sitting_out` text NOT NULL,
	`repeat_window` integer NOT NULL,
	`blackouts` text NOT NULL,
	`prompts` text NOT NULL,
	`guests` integer NOT NULL,
	`channel` text,
	`ended` integer NOT NULL,
	`changes` integer NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`date` text NOT NULL,
	`announce` integer NOT NULL,
	`nudge` integer NOT NULL,
	`ask` integer NOT NULL,
	`ask_again` integer NOT NULL,
	`close` integer NOT NULL,
	`state` text NOT NULL,
	`seed` text NOT NULL,
	`prompt` text NOT NULL,
	`inputs` text NOT NULL,
	`input_hash` text NOT NULL,
	`cost` text,
	`left_out` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_number` ON `rounds` (`programme_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_date` ON `rounds` (`programme_id`,`date`);--> statement-breakpoint
CREATE TABLE `wishes` (
	`person_id` text PRIMARY KEY NOT NULL,
	`offers` text NOT NULL,
	`wants` text NOT NULL,
	`do_not_pair` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
